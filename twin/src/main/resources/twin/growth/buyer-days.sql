-- Buyers by each day on which they ordered, and how many days before it they had ordered last: 0 on the day of their
-- first order. Distinct buyers of a range are found like its distinct users.
--
-- view: buyer-days
-- key: workspace, date, device, source, gap
-- rollup: buyer-days
-- title: Buyers by day
-- endpoints: /api/growth/orders, /api/growth/summary
--
-- buyers (count): users who ordered on the day, after so many days
-- buyer_conversion_rate (share): distinct buyers of the range / its distinct visitors
SELECT
    workspace,
    date,
    known(device) AS device,
    known(source) AS source,
    gap,
    count(*) AS buyers
FROM (
    SELECT
        workspace,
        user_id,
        date,
        device,
        source,
        coalesce(date - lag(date) OVER (PARTITION BY workspace, user_id ORDER BY date), 0) AS gap
    FROM (SELECT DISTINCT workspace, user_id, date, device, source FROM purchase)
)
GROUP BY ALL
