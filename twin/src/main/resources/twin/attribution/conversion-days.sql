-- Conversions by their day and state, what they brought, and how many sessions their journeys have.
--
-- view: conversion-days
-- key: workspace, date, state
-- rollup: conversion-days
SELECT
    workspace,
    date,
    state,
    count(*) AS conversions,
    sum(revenue) AS revenue,
    sum(sessions) AS sessions
FROM conversion_state
GROUP BY ALL
