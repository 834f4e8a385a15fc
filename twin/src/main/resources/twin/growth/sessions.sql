-- Visits by the day they start, on one device from one source, and how long they were: from start to end in whole
-- seconds. A visit without an end, or with one before its start, counts as a visit but not in the lengths; a length of
-- zero counts.
--
-- view: sessions
-- key: workspace, date, device, source
-- topic: sessions
-- rollup: session-days
-- title: Sessions
-- endpoints: /api/growth/sessions, /api/growth/active-users, /api/growth/summary
--
-- sessions (count): visits that start in the period
-- measured (count): those of them that have a length
-- seconds (seconds): the lengths of those, added
-- mean_length (seconds): mean length of those that have one
-- average_per_day (count): visits for each day that has one
-- sessions_per_day (count): visits for each day that has one
-- mean_session_length (seconds): mean length of those that have one
SELECT
    workspace,
    date,
    known(device) AS device,
    known(source) AS source,
    count(*) AS sessions,
    count(seconds) AS measured,
    coalesce(sum(seconds), 0) AS seconds,
    ratio(sum(seconds), count(seconds)) AS mean_length
FROM visit
GROUP BY ALL
