-- Of the users whose first visit was in one day, week or month, how many came in the n-th day, week or month after it.
-- All of them are in number 0, which is the size of the cohort. Device and source are those of the first visit.
--
-- view: retention
-- key: workspace, granularity, cohort, period_number, device, source
-- topic: retention
-- rollup: retention
-- title: Retention
-- endpoints: /api/growth/retention
--
-- users (count): users of the cohort with a visit in the period
-- cohort_size (count): users whose first visit was in the period that names the cohort
-- share (share): users / cohort size
SELECT
    workspace,
    granularity,
    period_of(granularity, first_touch.date) AS cohort,
    periods_between(granularity, cohort, period_of(granularity, visit.date)) AS period_number,
    known(first_touch.device) AS device,
    known(first_touch.source) AS source,
    count(DISTINCT user_id) AS users
FROM visit
JOIN first_touch USING (workspace, user_id)
CROSS JOIN granularities
GROUP BY ALL
