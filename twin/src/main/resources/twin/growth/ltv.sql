-- What the buyers whose first order was in one day, week or month ordered in the n-th day, week or month after it. All
-- of them are in number 0. Lifetime value is the revenue up to a period, divided by the buyers of number 0.
--
-- view: ltv
-- key: workspace, granularity, cohort, period_number, device, source
-- topic: ltv
-- rollup: ltv
-- title: Lifetime value
-- endpoints: /api/growth/ltv, /api/growth/roi, /api/growth/advice, /api/growth/summary
--
-- buyers (count): buyers of the cohort who ordered in the period
-- orders (count): their orders in it
-- revenue (money): what they paid in it
-- cohort_size (count): buyers whose first order was in the period that names the cohort
-- cumulative_revenue (money): what the cohort paid up to the end of the period
-- ltv (money): cumulative revenue for each buyer of the cohort
-- payback_period (count): number of the first period by whose end a buyer has brought what it cost; null before
SELECT
    workspace,
    granularity,
    period_of(granularity, first_ordered_at::DATE) AS cohort,
    periods_between(granularity, cohort, period_of(granularity, date)) AS period_number,
    known(device) AS device,
    known(source) AS source,
    count(DISTINCT user_id) AS buyers,
    count(*) AS orders,
    sum(revenue) AS revenue
FROM purchase
CROSS JOIN granularities
GROUP BY ALL
