-- What the sessions of a channel and day cost, on a journey or not, each once, and what each model credits them with: ihc
-- is the sum of their credits, whichever the model, and ihc_revenue that of credit times revenue of the conversion. The
-- day is the session's. A session without a cost cost nothing. CPO is cost per credited conversion, ROAS credited revenue
-- per cost; null where the divisor is zero.
--
-- view: channel-reporting
-- key: workspace, model, date, channel_name
-- topic: channel-reporting
-- rollup: channel-reporting
-- title: Channel reporting
-- endpoints: /api/attribution/channel-reporting, /api/attribution/models, /api/attribution/summary
--
-- sessions (count): sessions of the channel
-- cost (money): what they cost, each once, on a journey or not
-- ihc (count): conversions credited to the channel, by whichever model is asked for
-- ihc_revenue (money): credit times revenue of the conversions, added
-- cpo (money): cost for each credited conversion; null where none is credited
-- roas (ratio): credited revenue for each unit of cost; null at zero cost
-- first (count): conversions, all to the first session
-- last (count): conversions, all to the last session
-- last_non_direct (count): conversions, all to the last session that is not direct
-- linear (count): conversions, the same to each session
-- position (count): conversions, 40 % to the first and the last session each, 20 % to those between
-- time_decay (count): conversions, half as much for every seven days before the last session
SELECT
    workspace,
    model,
    date,
    channel AS channel_name,
    sessions,
    cost,
    coalesce(credit, 0) AS ihc,
    coalesce(credited_revenue, 0) AS ihc_revenue,
    ratio(cost, credit) AS cpo,
    ratio(coalesce(credited_revenue, 0) * 1000000, cost * 1000000) AS roas
FROM (
    SELECT workspace, started_at::DATE AS date, channel, count(*) AS sessions, coalesce(sum(cost), 0) AS cost
    FROM session
    GROUP BY ALL
)
CROSS JOIN (
    SELECT unnest(['ihc', 'first', 'last', 'last_non_direct', 'linear', 'position', 'time_decay']) AS model
)
LEFT JOIN (
    SELECT
        workspace,
        model,
        started_at::DATE AS date,
        channel,
        sum(credit) AS credit,
        sum(credit * revenue) AS credited_revenue
    FROM credit
    GROUP BY ALL
) USING (workspace, model, date, channel)
