-- What each customer ever bought, and whether it is in its basket.
--
-- view: customer-products
-- key: workspace, customer_id, product_id
-- rollup: customer-products
-- title: Products of customers
-- endpoints: /api/commerce/recommendations/{customer_id}
--
-- bought (count): always 1
-- in_basket (count): 1 where the product is one of the 200 that the customer bought last
SELECT
    workspace,
    customer_id,
    product_id,
    1 AS bought,
    in_basket::INTEGER AS in_basket
FROM bought_product
