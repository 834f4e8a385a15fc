-- Customers with two products in their basket, each pair both ways; under no product, those who have the other one, and
-- under none at all whoever has a basket. Nothing keeps these: they are counted from the baskets when they are asked for.
--
-- view: co-purchases
-- key: workspace, product_id, other_id
-- rollup: co-purchases
-- title: Products bought together
-- endpoints: /api/commerce/recommendations/{customer_id}
--
-- customers (count): customers who have both in their basket
-- score (ratio): similarity to the products bought, added; or the units sold of a best seller
SELECT workspace, known(product_id) AS product_id, known(other_id) AS other_id, customers
FROM co_purchase
