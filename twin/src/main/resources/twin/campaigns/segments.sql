-- Everything that is added up per status, type and category for all time: what the status distribution and the
-- category and type performance are made of.
--
-- view: segments
-- key: workspace, category, type, status
-- rollup: segments
-- title: Segments
-- endpoints: /api/status-distribution/, /api/category-type-performance/
--
-- count (count): rows, each of what one campaign brought one customer on one day
-- revenue (money): what they brought
-- conversions (count): their conversions
-- impressions (count): how often they were shown
-- clicks (count): how often they were clicked
SELECT
    workspace,
    category,
    type,
    status,
    count(*) AS count,
    sum(revenue) AS revenue,
    sum(conversions) AS conversions,
    sum(impressions) AS impressions,
    sum(clicks) AS clicks
FROM campaign_result
GROUP BY workspace, category, type, status
