-- Customers with two products in their basket; each pair both ways.
--
-- view: co-purchases
-- key: workspace, product_id, other_id
-- rollup: co-purchases
SELECT
    workspace,
    one.product_id,
    other.product_id AS other_id,
    count(*) AS customers
FROM bought_product AS one JOIN bought_product AS other USING (workspace, customer_id)
WHERE one.product_id <> other.product_id AND one.in_basket AND other.in_basket
GROUP BY workspace, one.product_id, other.product_id
