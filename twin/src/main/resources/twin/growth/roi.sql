-- Return on marketing investment: all the revenue so far of the buyers acquired in a day, week or month, for what their
-- source cost in it; 1 is break-even. Null at zero cost.
--
-- view: roi
-- key: workspace, granularity, cohort, source
-- topic: roi
-- rollup: acquisition
-- title: Return on marketing investment
-- endpoints: /api/growth/roi, /api/growth/advice, /api/growth/summary
--
-- cost (money): what was spent
-- revenue (money): what the acquired buyers have paid so far
-- romi (ratio): revenue for each unit of cost; 1 is break-even, null at zero cost
SELECT
    workspace,
    granularity,
    cohort,
    source,
    cost,
    revenue,
    ratio(revenue, cost) AS romi
FROM acquisition
