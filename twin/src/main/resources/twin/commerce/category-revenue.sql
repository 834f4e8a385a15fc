-- What the order lines of a category brought on a day: units, revenue (quantity times unit price), and the orders that
-- have such a line. Lines without a category are a category of their own. What was cancelled is kept apart by its state.
--
-- view: category-revenue
-- key: workspace, date, category, state, status
-- topic: category-revenue
-- rollup: category-revenue
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
