-- What each source cost on each day; the count says in how many entries.
--
-- view: costs
-- key: workspace, date, source
-- topic: costs
-- rollup: costs
-- title: Costs
-- endpoints: /api/growth/costs, /api/growth/cac, /api/growth/summary
--
-- count (count): entries of costs
-- cost (money): what was spent
SELECT
    workspace,
    date,
    known(channel) AS source,
    count(*) AS count,
    sum(cost) AS cost
FROM ad_cost
GROUP BY ALL
