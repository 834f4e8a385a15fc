-- How much a customer converts for the money it brings: conversions per unit of revenue, over all its rows
-- (not the mean of the rows' own rates). Null while the customer has brought no revenue.
--
-- view: conversion-rates
-- key: workspace, customer_id
-- topic: conversion-rates
-- rollup: customers
-- title: Conversion rates
-- endpoints: /api/conversion-rate/
--
-- revenue (money): what all rows of the customer brought
-- conversions (count): conversions of all rows of the customer
-- conversion_rate (ratio): conversions for each unit of revenue; null at zero revenue
SELECT
    workspace,
    customer_id,
    sum(revenue) AS revenue,
    sum(conversions) AS conversions,
    ratio(sum(conversions), sum(revenue)) AS conversion_rate
FROM campaign_result
GROUP BY workspace, customer_id
