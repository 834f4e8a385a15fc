-- Customer acquisition cost: what a source cost in a day, week or month for each buyer that it had brought first and
-- whose first order was in it. Null without such buyers.
--
-- view: cac
-- key: workspace, granularity, cohort, source
-- topic: cac
-- rollup: acquisition
-- title: Customer acquisition cost
-- endpoints: /api/growth/cac, /api/growth/roi, /api/growth/advice, /api/growth/summary
--
-- cost (money): what was spent
-- buyers (count): buyers brought first by the source whose first order is in the period
-- cac (money): cost for each of those buyers; null without any
SELECT
    workspace,
    granularity,
    cohort,
    source,
    cost,
    buyers,
    ratio(cost, buyers) AS cac
FROM acquisition
