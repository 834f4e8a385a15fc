-- Conversions by the number of sessions on their journey, and by the whole 24-hour periods, rounded down, from its first
-- session to the conversion.
--
-- view: journey-lengths
-- key: workspace, date, sessions, days
-- rollup: journey-lengths
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
