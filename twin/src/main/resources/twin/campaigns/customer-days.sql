-- What each customer brought on each day, by status, type and category: what the conversion rates and the filtered
-- aggregation of a date range, or of a filter by status or category, are made of.
--
-- view: customer-days
-- key: workspace, date, customer_id, status, type, category
-- rollup: customer-days
-- title: Customers by day
-- endpoints: /api/conversion-rate/, /api/filtered-aggregation/
--
-- count (count): rows, each of what one campaign brought one customer on one day
-- revenue (money): what they brought
-- conversions (count): their conversions
-- impressions (count): how often they were shown
-- clicks (count): how often they were clicked
SELECT
    workspace,
    date,
    customer_id,
    status,
    type,
    category,
    count(*) AS count,
    sum(revenue) AS revenue,
    sum(conversions) AS conversions,
    sum(impressions) AS impressions,
    sum(clicks) AS clicks
FROM campaign_result
GROUP BY workspace, date, customer_id, status, type, category
