-- How many visits had which length in whole seconds, by the day they start: what median, mode and quantiles of any range
-- are found in, exactly.
--
-- view: session-lengths
-- key: workspace, date, device, source, seconds
-- rollup: session-lengths
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
