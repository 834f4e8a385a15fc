-- Customers by each day on which they ordered, and how many days before it they had ordered last: 0 on the first such day.
-- Customers with an order in a range are those whose gap on a day of the range is 0 or reaches back beyond its start.
--
-- view: ordering-days
-- key: workspace, date, country, gap
-- rollup: ordering-days
-- title: Customers by day of order
-- endpoints: /api/commerce/churn
--
-- customers (count): customers who ordered on the day, after so many days
-- active (count): customers with an order in the range
-- churned (count): customers without one
-- churn_rate (share): churned / customers; null without customers
-- days (days): length of the range that ends with the day asked for
SELECT
    workspace,
    date,
    known(country) AS country,
    gap,
    count(*) AS customers
FROM (
    SELECT
        workspace,
        customer_id,
        date,
        coalesce(date - lag(date) OVER (PARTITION BY workspace, customer_id ORDER BY date), 0) AS gap
    FROM (SELECT DISTINCT workspace, customer_id, date FROM shop_order WHERE state = 'counted')
) JOIN shop_customer USING (workspace, customer_id)
GROUP BY ALL
