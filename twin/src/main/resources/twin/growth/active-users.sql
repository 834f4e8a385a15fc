-- Distinct users with a visit that starts in a calendar day, a week (Monday to Sunday) or a month. Told apart by device
-- and by source of the visit too: a user is counted once in each that it used. Sums over devices or sources therefore
-- are no users; the scope says which rows belong together.
--
-- view: active-users
-- key: workspace, granularity, period, scope, device, source
-- topic: active-users
-- rollup: activity
SELECT
    workspace,
    granularity,
    period_of(granularity, date) AS period,
    scope,
    CASE WHEN scope IN ('device', 'device_and_source') THEN known(device) END AS device,
    CASE WHEN scope IN ('source', 'device_and_source') THEN known(source) END AS source,
    count(DISTINCT user_id) AS users
FROM visit
CROSS JOIN granularities
CROSS JOIN (SELECT unnest(['all', 'device', 'source', 'device_and_source']) AS scope)
GROUP BY ALL
