-- What the buyers whose first order was in one day, week or month ordered in the n-th day, week or month after it. All
-- of them are in number 0. Lifetime value is the revenue up to a period, divided by the buyers of number 0.
--
-- view: ltv
-- key: workspace, granularity, cohort, period_number, device, source
-- topic: ltv
-- rollup: ltv
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
