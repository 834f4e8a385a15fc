-- Journeys by their channels, oldest first; sessions of one channel in a row are one step. Of more than ten steps the
-- newest ten are named, behind "… > ". The seconds are those from the first session to the conversion, rounded down.
--
-- view: paths
-- key: workspace, date, path
-- rollup: paths
-- title: Paths
-- endpoints: /api/attribution/paths
--
-- conversions (count): conversions with that path
-- revenue (money): what they brought
-- sessions (count): sessions on their journeys
-- seconds (seconds): from the first session to the conversion, added
-- share (share): of all conversions with a journey
-- mean_length (ratio): sessions for each conversion
-- mean_days (days): mean of the days from the first session to the conversion
SELECT
    workspace,
    date,
    CASE WHEN len(steps) > 10 THEN '… > ' ELSE '' END || array_to_string(steps[-10:], ' > ') AS path,
    count(*) AS conversions,
    sum(revenue) AS revenue,
    sum(sessions) AS sessions,
    sum(duration // 1000) AS seconds
FROM conversion_state
JOIN (
    SELECT workspace, user_id, conv_id, list(channel ORDER BY place) AS steps
    FROM (
        FROM journey
        QUALIFY channel IS DISTINCT FROM lag(channel) OVER (PARTITION BY workspace, user_id, conv_id ORDER BY place)
    )
    GROUP BY ALL
) USING (workspace, user_id, conv_id)
GROUP BY ALL
