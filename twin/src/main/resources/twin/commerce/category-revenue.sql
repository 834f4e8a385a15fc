-- What the order lines of a category brought on a day: units, revenue (quantity times unit price), and the orders that
-- have such a line. Lines without a category are a category of their own. What was cancelled is kept apart by its state.
--
-- view: category-revenue
-- key: workspace, date, category, state, status
-- topic: category-revenue
-- rollup: category-revenue
-- title: Revenue by category
-- endpoints: /api/commerce/revenue-by-category, /api/commerce/revenue-by-category.xlsx
--
-- units (count): pieces of the lines of the category
-- revenue (money): quantity times unit price of those lines, added
-- orders (count): orders that have such a line
SELECT
    workspace,
    date,
    known(category) AS category,
    state,
    known(status) AS status,
    sum(units) AS units,
    sum(revenue) AS revenue,
    count(DISTINCT (customer_id, order_id)) AS orders
FROM order_line
GROUP BY ALL
