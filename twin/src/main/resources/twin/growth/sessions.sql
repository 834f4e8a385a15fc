-- Visits by the day they start, on one device from one source, and how long they were: from start to end in whole
-- seconds. A visit without an end, or with one before its start, counts as a visit but not in the lengths; a length of
-- zero counts.
--
-- view: sessions
-- key: workspace, date, device, source
-- topic: sessions
-- rollup: session-days
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
