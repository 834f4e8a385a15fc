-- The same journeys as the stores keep them: times in milliseconds since 1970, zero for shares that there are not; 1 in
-- attributed says that there are.
--
-- view: journeys
-- key: workspace, conv_id, user_id, started_at, session_id, channel_name
-- rollup: journeys
-- title: Journeys as the stores keep them
-- endpoints: /api/attribution/customer-journeys/{conv_id}
--
-- sessions (count): always 1
-- attributed (count): 1 where the journey has its shares
-- initializer (share): part of the conversion credited for starting the journey
-- holder (share): part credited for keeping the user on it
-- closer (share): part credited for ending it
-- ihc (share): part of the conversion credited in all
SELECT
    workspace,
    conv_id,
    user_id,
    epoch_ms(started_at) AS started_at,
    session_id,
    channel AS channel_name,
    1 AS sessions,
    (ihc IS NOT NULL)::INTEGER AS attributed,
    coalesce(initializer, 0) AS initializer,
    coalesce(holder, 0) AS holder,
    coalesce(closer, 0) AS closer,
    coalesce(ihc, 0) AS ihc
FROM attributed_journey
