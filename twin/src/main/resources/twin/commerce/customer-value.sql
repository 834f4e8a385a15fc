-- The same with the country, as it is kept for queries: instants in milliseconds since 1970, and 0 where there is none.
--
-- view: customer-value
-- key: workspace, customer_id, country
-- rollup: customer-value
-- title: Customer value as it is kept
-- endpoints: /api/commerce/customers, /api/commerce/customers/{customer_id}, /api/commerce/recommendations/{customer_id}
--
-- customers (count): always 1
-- registered (count): 1 where the customer is registered
-- orders (count): orders of the customer that are not cancelled
-- revenue (money): what it paid for them
SELECT
    workspace,
    customer_id,
    known(country) AS country,
    1 AS customers,
    CASE WHEN registered_at IS NULL THEN 0 ELSE 1 END AS registered,
    coalesce(epoch_ms(registered_at), 0) AS registered_millis,
    orders,
    revenue,
    coalesce(epoch_ms(first_ordered_at), 0) AS first_order_millis,
    coalesce(epoch_ms(last_ordered_at), 0) AS last_order_millis
FROM shop_customer
