-- How rows, revenue and conversions spread over the statuses (such as ENABLED and HIDDEN) of every type and category.
-- The totals of a status are the sums of its rows here.
--
-- view: status-distribution
-- key: workspace, category, type, status
-- topic: status-distribution
-- rollup: segments
-- title: Status distribution
-- endpoints: /api/status-distribution/
--
-- count (count): rows of the status, type and category
-- revenue (money): what they brought
-- conversions (count): their conversions
SELECT
    workspace,
    status,
    type,
    category,
    count(*) AS count,
    sum(revenue) AS revenue,
    sum(conversions) AS conversions
FROM campaign_result
GROUP BY workspace, status, type, category
