-- Users by each day on which they came, and how many days before it they had come last: 0 on their first day. Distinct
-- users of a range are those of its days whose gap is 0 or reaches back beyond its first day, each counted once.
--
-- view: visitor-days
-- key: workspace, date, device, source, gap
-- rollup: visitor-days
-- title: Visitors by day
-- endpoints: /api/growth/summary
--
-- users (count): users who came on the day, after so many days
-- buyer_conversion_rate (share): distinct buyers of the range / its distinct visitors
SELECT
    workspace,
    active.date,
    known(device) AS device,
    known(source) AS source,
    gap,
    count(*) AS users
FROM (
    SELECT
        workspace,
        user_id,
        date,
        coalesce(date - lag(date) OVER (PARTITION BY workspace, user_id ORDER BY date), 0) AS gap
    FROM (SELECT DISTINCT workspace, user_id, date FROM visit)
) AS active
JOIN first_touch USING (workspace, user_id)
GROUP BY ALL
