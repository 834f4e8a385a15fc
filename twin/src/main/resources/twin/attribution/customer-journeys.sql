-- The journey of each conversion: the sessions of its user that started before it, and what share of the conversion IHC
-- gives to each as its initializer, its holder and its closer, and in all. Over a journey initializer, closer and ihc each
-- sum to exactly 1, and holder to 1 or to 0. Shares are null where the journey has none, yet or for good.
--
-- view: customer-journeys
-- key: workspace, conv_id, user_id, started_at, session_id, channel_name
-- topic: customer-journeys
-- title: Customer journeys
-- endpoints: /api/attribution/customer-journeys/{conv_id}
--
-- initializer (share): part of the conversion credited for starting the journey
-- holder (share): part credited for keeping the user on it
-- closer (share): part credited for ending it
-- ihc (share): part of the conversion credited in all; null while there is none
SELECT
    workspace,
    conv_id,
    user_id,
    started_at,
    session_id,
    channel AS channel_name,
    initializer,
    holder,
    closer,
    ihc
FROM attributed_journey
