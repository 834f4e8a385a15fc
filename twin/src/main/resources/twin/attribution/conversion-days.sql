-- Conversions by their day and state, what they brought, and how many sessions their journeys have.
--
-- view: conversion-days
-- key: workspace, date, state
-- rollup: conversion-days
-- title: Conversions by day
-- endpoints: /api/attribution/summary, /api/attribution/models
--
-- conversions (count): orders that are not cancelled
-- revenue (money): what they brought
-- sessions (count): sessions on their journeys
-- attributed (count): conversions that IHC has divided
-- unattributed (count): conversions without a session before them
-- pending (count): conversions that the IHC service has not answered yet
-- refused (count): conversions that it cannot attribute
-- attributed_revenue (money): what the attributed conversions brought
-- mean_journey_length (ratio): sessions for each conversion with a journey
SELECT
    workspace,
    date,
    state,
    count(*) AS conversions,
    sum(revenue) AS revenue,
    sum(sessions) AS sessions
FROM conversion_state
GROUP BY ALL
