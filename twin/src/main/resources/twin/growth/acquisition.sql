-- Costs, buyers and revenue of a source in a day, week or month: what acquisition cost and return are made of.
--
-- view: acquisition
-- key: workspace, granularity, cohort, source
-- rollup: acquisition
-- title: Acquisition
-- endpoints: /api/growth/cac, /api/growth/roi, /api/growth/advice
--
-- cost (money): what was spent
-- buyers (count): buyers brought first by the source whose first order is in the period
-- revenue (money): what those buyers have paid so far
-- budget (money): the budget to share out, as it was asked
-- allocation (money): the part of the budget that the advice gives to the source; null without a budget
SELECT
    workspace,
    granularity,
    cohort,
    source,
    cost,
    buyers,
    revenue
FROM acquisition
