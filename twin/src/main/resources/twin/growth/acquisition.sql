-- Costs, buyers and revenue of a source in a day, week or month: what acquisition cost and return are made of.
--
-- view: acquisition
-- key: workspace, granularity, cohort, source
-- rollup: acquisition
SELECT
    workspace,
    granularity,
    cohort,
    source,
    cost,
    buyers,
    revenue
FROM acquisition
