-- How many visits had which length in whole seconds, by the day they start: what median, mode and quantiles of any range
-- are found in, exactly.
--
-- view: session-lengths
-- key: workspace, date, device, source, seconds
-- rollup: session-lengths
-- title: Session lengths
-- endpoints: /api/growth/session-length
--
-- sessions (count): visits that have a length
-- mean (seconds): mean length
-- median (seconds): the length that half of the visits do not exceed
-- mode (seconds): the most frequent length; of several the shortest
-- p25 (seconds): lower quartile, by linear interpolation
-- p75 (seconds): upper quartile, by linear interpolation
-- p90 (seconds): 90th percentile, by linear interpolation
-- p95 (seconds): 95th percentile, by linear interpolation
-- max (seconds): the longest visit
SELECT
    workspace,
    date,
    known(device) AS device,
    known(source) AS source,
    seconds,
    count(*) AS sessions
FROM visit
WHERE seconds IS NOT NULL
GROUP BY ALL
