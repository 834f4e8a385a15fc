-- Distinct users with a visit that starts in a calendar day, a week (Monday to Sunday) or a month. Told apart by device
-- and by source of the visit too: a user is counted once in each that it used. Sums over devices or sources therefore
-- are no users; the scope says which rows belong together.
--
-- view: active-users
-- key: workspace, granularity, period, scope, device, source
-- topic: active-users
-- rollup: activity
-- title: Active users
-- endpoints: /api/growth/active-users, /api/growth/summary
--
-- users (count): distinct users with a visit that starts in the period
-- average_users (count): mean of the users over the periods that have a visit
-- dau (count): mean of the distinct users of a day, over the days that have a visit
-- wau (count): mean of the distinct users of a week, Monday to Sunday, over the weeks that have a visit
-- mau (count): mean of the distinct users of a month, over the months that have a visit
-- sticky_dau_wau (share): DAU / WAU: how much of its week a user is there
-- sticky_dau_mau (share): DAU / MAU: how much of its month a user is there
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
