-- Each conversion, how many sessions its journey has, and what became of it: attributed where IHC divided it, unattributed
-- where it has no journey, else pending, or refused by the service.
--
-- view: conversions
-- key: workspace, conv_id, user_id, converted_at, state
-- rollup: conversions
-- title: Conversions
-- endpoints: /api/attribution/customer-journeys, /api/attribution/customer-journeys/{conv_id}
--
-- conversions (count): always 1
-- revenue (money): what the order brought
-- sessions (count): sessions on its journey
SELECT
    workspace,
    conv_id,
    user_id,
    epoch_ms(converted_at) AS converted_at,
    state,
    1 AS conversions,
    revenue,
    sessions
FROM conversion_state
