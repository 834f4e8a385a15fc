-- Orders of a day, a week or a month, the users who made them, each counted once in the period, and what they paid. The
-- average order is revenue per order. Device and source are those of the user's first visit.
--
-- view: orders
-- key: workspace, granularity, period, device, source
-- topic: orders
-- rollup: orders
-- title: Orders
-- endpoints: /api/growth/orders, /api/growth/summary, /api/growth/time-to-order
--
-- orders (count): orders that are not cancelled
-- buyers (count): distinct users who made them
-- revenue (money): what they paid
-- average_order (money): revenue for each order
-- orders_per_buyer (ratio): orders for each distinct buyer of the range
SELECT
    workspace,
    granularity,
    period_of(granularity, date) AS period,
    known(device) AS device,
    known(source) AS source,
    count(*) AS orders,
    count(DISTINCT user_id) AS buyers,
    sum(revenue) AS revenue,
    ratio(sum(revenue), count(*)) AS average_order
FROM purchase
CROSS JOIN granularities
GROUP BY ALL
