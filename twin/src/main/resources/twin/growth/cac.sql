-- Customer acquisition cost: what a source cost in a day, week or month for each buyer that it had brought first and
-- whose first order was in it. Null without such buyers.
--
-- view: cac
-- key: workspace, granularity, cohort, source
-- topic: cac
-- rollup: acquisition
SELECT
    workspace,
    granularity,
    cohort,
    source,
    cost,
    buyers,
    ratio(cost, buyers) AS cac
FROM acquisition
