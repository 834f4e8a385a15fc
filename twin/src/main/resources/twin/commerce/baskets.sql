-- Customers with a product in their basket, and under no product those with a basket at all.
--
-- view: baskets
-- key: workspace, product_id
-- rollup: baskets
SELECT
    workspace,
    product_id,
    count(*) AS customers
FROM bought_product
WHERE in_basket
GROUP BY workspace, product_id
UNION ALL
SELECT
    workspace,
    NULL AS product_id,
    count(DISTINCT customer_id) AS customers
FROM bought_product
GROUP BY workspace
