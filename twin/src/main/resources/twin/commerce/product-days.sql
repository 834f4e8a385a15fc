-- What was sold of a product on a day to the customers of a country, under each of its names and categories, cancelled orders
-- aside.
--
-- view: product-days
-- key: workspace, date, product_id, country, category, product
-- rollup: product-days
-- title: Product sales by day
-- endpoints: /api/commerce/top-products
--
-- units (count): pieces sold on the day
-- revenue (money): quantity times unit price, added
-- orders (count): orders that have the product
SELECT
    workspace,
    date,
    product_id,
    known(country) AS country,
    known(category) AS category,
    known(product) AS product,
    sum(units) AS units,
    sum(product_order.revenue) AS revenue,
    sum(product_order.orders) AS orders
FROM product_order JOIN shop_customer USING (workspace, customer_id)
GROUP BY ALL
HAVING sum(units) <> 0 OR sum(product_order.revenue) <> 0 OR sum(product_order.orders) <> 0
