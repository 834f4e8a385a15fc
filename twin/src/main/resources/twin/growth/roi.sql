-- Return on marketing investment: all the revenue so far of the buyers acquired in a day, week or month, for what their
-- source cost in it; 1 is break-even. Null at zero cost.
--
-- view: roi
-- key: workspace, granularity, cohort, source
-- topic: roi
-- rollup: acquisition
SELECT
    workspace,
    granularity,
    cohort,
    source,
    cost,
    revenue,
    ratio(revenue, cost) AS romi
FROM acquisition
