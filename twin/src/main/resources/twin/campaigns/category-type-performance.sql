-- What each combination of category and type brought. The top one has the most conversions; ties go by revenue, then
-- by name. The click-through rate is clicks per impression, null without impressions.
--
-- view: category-type-performance
-- key: workspace, category, type
-- topic: category-type-performance
-- rollup: segments
-- title: Category and type performance
-- endpoints: /api/category-type-performance/
--
-- count (count): rows of the category and type
-- revenue (money): what they brought
-- conversions (count): their conversions
-- impressions (count): how often they were shown
-- clicks (count): how often they were clicked
-- click_through_rate (ratio): clicks for each impression; null without impressions
SELECT
    workspace,
    category,
    type,
    count(*) AS count,
    sum(revenue) AS revenue,
    sum(conversions) AS conversions,
    sum(impressions) AS impressions,
    sum(clicks) AS clicks,
    ratio(sum(clicks), sum(impressions)) AS click_through_rate
FROM campaign_result
GROUP BY workspace, category, type
