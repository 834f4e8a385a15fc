-- Everything that is added up per customer and type for all time: what the conversion rates and the filtered
-- aggregation are made of.
--
-- view: customer-types
-- key: workspace, customer_id, type
-- rollup: customers
-- title: Customers by type
-- endpoints: /api/conversion-rate/, /api/filtered-aggregation/
--
-- count (count): rows, each of what one campaign brought one customer on one day
-- revenue (money): what they brought
-- conversions (count): their conversions
-- impressions (count): how often they were shown
-- clicks (count): how often they were clicked
SELECT
    workspace,
    customer_id,
    type,
    count(*) AS count,
    sum(revenue) AS revenue,
    sum(conversions) AS conversions,
    sum(impressions) AS impressions,
    sum(clicks) AS clicks
FROM campaign_result
GROUP BY workspace, customer_id, type
