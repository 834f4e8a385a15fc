-- Users who have both visited and ordered, by the whole 24-hour periods between their first visit and their first order:
-- 0 within the first day, negative where the order came before the visit. The cohort is the day of the first visit.
--
-- view: time-to-order
-- key: workspace, cohort, device, source, days
-- topic: time-to-order
-- rollup: time-to-order
-- title: Time to first order
-- endpoints: /api/growth/time-to-order
--
-- buyers (count): users whose first order came so many days after their first visit
-- share (share): of all buyers of the group
-- mean_days (days): mean of the days from first visit to first order
-- median_days (days): the days that half of the buyers do not exceed
-- orders_without_visit (count): orders of users who never visited
SELECT
    workspace,
    first_visit_at::DATE AS cohort,
    known(device) AS device,
    known(source) AS source,
    whole_days(epoch_ms(first_ordered_at) - epoch_ms(first_visit_at)) AS days,
    count(DISTINCT user_id) AS buyers
FROM purchase
WHERE first_visit_at IS NOT NULL
GROUP BY ALL
