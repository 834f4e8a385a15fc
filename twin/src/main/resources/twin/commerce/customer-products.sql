-- What each customer ever bought, and whether it is in its basket.
--
-- view: customer-products
-- key: workspace, customer_id, product_id
-- rollup: customer-products
SELECT
    workspace,
    customer_id,
    product_id,
    1 AS bought,
    in_basket::INTEGER AS in_basket
FROM bought_product
