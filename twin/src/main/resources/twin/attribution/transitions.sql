-- How often users went from one channel to another, to the first one from nowhere, and from the last one to nowhere: on
-- journeys, and on the paths of users who never converted. A step to the same channel is none.
--
-- view: transitions
-- key: workspace, date, from_channel, to_channel
-- rollup: transitions
-- title: Steps between channels
-- endpoints: /api/attribution/models, /api/attribution/channel-reporting
--
-- converting (count): such steps on journeys
-- lost (count): such steps of users who never converted
-- markov (count): conversions, by how many would be lost without the channel
SELECT
    workspace,
    date,
    from_channel,
    to_channel,
    count(*) FILTER (converting) AS converting,
    count(*) FILTER (NOT converting) AS lost
FROM (
    SELECT workspace, date, converting, lag(channel) OVER steps AS from_channel, channel AS to_channel
    FROM path
    WINDOW steps AS (PARTITION BY workspace, user_id, conv_id ORDER BY place)
    UNION ALL
    SELECT workspace, date, converting, channel AS from_channel, NULL AS to_channel
    FROM path
    QUALIFY place = max(place) OVER (PARTITION BY workspace, user_id, conv_id)
)
WHERE from_channel IS DISTINCT FROM to_channel
GROUP BY ALL
