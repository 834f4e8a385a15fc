-- Mean revenue and mean conversions per row of each customer, for the rows of one type; the filter of the question
-- picks the type (CONVERSION unless another is asked for).
--
-- view: filtered-aggregation
-- key: workspace, customer_id, type
-- topic: filtered-aggregation
-- rollup: customers
-- title: Filtered aggregation
-- endpoints: /api/filtered-aggregation/
--
-- count (count): rows of the customer that the filter takes
-- average_revenue (money): revenue for each row
-- average_conversions (ratio): conversions for each row
SELECT
    workspace,
    customer_id,
    type,
    count(*) AS count,
    ratio(sum(revenue), count(*)) AS average_revenue,
    ratio(sum(conversions), count(*)) AS average_conversions
FROM campaign_result
GROUP BY workspace, customer_id, type
