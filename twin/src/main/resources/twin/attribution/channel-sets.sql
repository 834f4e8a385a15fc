-- Conversions on whose journey a channel is one of so many different ones, and what they brought.
--
-- view: channel-sets
-- key: workspace, date, channel_name, channels
-- rollup: channel-sets
-- title: Channels together
-- endpoints: /api/attribution/models, /api/attribution/channel-reporting
--
-- conversions (count): conversions on whose journey the channel is one of so many
-- revenue (money): what they brought
-- shapley (count): conversions, each divided evenly among the different channels of its journey
SELECT
    workspace,
    date,
    channel_name,
    channels,
    count(*) AS conversions,
    sum(revenue) AS revenue
FROM (
    SELECT workspace, date, revenue, unnest(list(DISTINCT channel)) AS channel_name, count(DISTINCT channel) AS channels
    FROM journey
    GROUP BY workspace, user_id, conv_id, date, revenue
)
GROUP BY ALL
