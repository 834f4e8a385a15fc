-- What each customer ordered, cancelled orders aside: how many orders, what it paid for them, when it ordered first and
-- last. A customer who is registered but has not ordered has a row too.
--
-- view: customer-activity
-- key: workspace, customer_id
-- topic: customer-activity
-- rollup: customer-value
-- title: Customer activity
-- endpoints: /api/commerce/customers, /api/commerce/customers/{customer_id}
--
-- orders (count): orders of the customer that are not cancelled
-- revenue (money): what it paid for them
-- average_order (money): revenue for each order
SELECT
    workspace,
    customer_id,
    registered_at,
    orders,
    revenue,
    first_ordered_at,
    last_ordered_at
FROM shop_customer
