-- What each status, type and category brought on each day: what the status distribution and the category and type
-- performance of a date range are made of.
--
-- view: segment-days
-- key: workspace, date, status, type, category
-- rollup: segment-days
-- title: Segments by day
-- endpoints: /api/status-distribution/, /api/category-type-performance/
--
-- count (count): rows, each of what one campaign brought one customer on one day
-- revenue (money): what they brought
-- conversions (count): their conversions
-- impressions (count): how often they were shown
-- clicks (count): how often they were clicked
SELECT
    workspace,
    date,
    status,
    type,
    category,
    count(*) AS count,
    sum(revenue) AS revenue,
    sum(conversions) AS conversions,
    sum(impressions) AS impressions,
    sum(clicks) AS clicks
FROM campaign_result
GROUP BY workspace, date, status, type, category
