-- What was sold of a product to the customers of a country, under each of its names and categories, cancelled orders
-- aside. The sums over names and categories are the product's; an order counts once for a product.
--
-- view: product-sales
-- key: workspace, product_id, country, category, product
-- topic: product-sales
-- rollup: product-sales
-- title: Product sales
-- endpoints: /api/commerce/top-products, /api/commerce/recommendations/{customer_id}
--
-- units (count): pieces sold
-- revenue (money): quantity times unit price, added
-- orders (count): orders that have the product
SELECT
    workspace,
    product_id,
    known(country) AS country,
    known(product) AS product,
    known(category) AS category,
    sum(units) AS units,
    sum(product_order.revenue) AS revenue,
    sum(product_order.orders) AS orders
FROM product_order JOIN shop_customer USING (workspace, customer_id)
GROUP BY ALL
HAVING sum(units) <> 0 OR sum(product_order.revenue) <> 0 OR sum(product_order.orders) <> 0
