-- Conversions by the number of sessions on their journey, and by the whole 24-hour periods, rounded down, from its first
-- session to the conversion.
--
-- view: journey-lengths
-- key: workspace, date, sessions, days
-- rollup: journey-lengths
-- title: Journey lengths
-- endpoints: /api/attribution/paths, /api/attribution/summary
--
-- conversions (count): conversions with so many sessions and days
-- revenue (money): what they brought
-- length (count): sessions on a journey: mean, median, mode, quartiles, 90th and 95th percentile, most
-- days (days): days from the first session to the conversion, likewise
-- median_days (days): the days that half of the conversions do not exceed
SELECT
    workspace,
    date,
    sessions,
    whole_days(duration) AS days,
    count(*) AS conversions,
    sum(revenue) AS revenue
FROM conversion_state
WHERE sessions > 0
GROUP BY ALL
