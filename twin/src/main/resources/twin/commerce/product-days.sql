-- What was sold of a product on a day, under each of its names and categories, cancelled orders aside.
--
-- view: product-days
-- key: workspace, date, product_id, category, product
-- rollup: product-days
SELECT
    workspace,
    date,
    product_id,
    known(category) AS category,
    known(product) AS product,
    sum(units) AS units,
    sum(revenue) AS revenue,
    sum(orders) AS orders
FROM product_order
GROUP BY ALL
HAVING sum(units) <> 0 OR sum(revenue) <> 0 OR sum(orders) <> 0
