-- The journey of each conversion: the sessions of its user that started before it, and what share of the conversion IHC
-- gives to each as its initializer, its holder and its closer, and in all. Over a journey initializer, closer and ihc each
-- sum to exactly 1, and holder to 1 or to 0. Shares are null where the journey has none, yet or for good.
--
-- view: customer-journeys
-- key: workspace, conv_id, user_id, started_at, session_id, channel_name
-- topic: customer-journeys
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
