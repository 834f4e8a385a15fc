-- Customers by the day since which they are: that of their registration or of their first order, whichever is earlier, and
-- 0001-01-01 where neither is known. Customers as of a day are those of it and of all days before.
--
-- view: customer-starts
-- key: workspace, since, country
-- rollup: customer-starts
-- title: Customers by day of start
-- endpoints: /api/commerce/churn
--
-- customers (count): customers since the day; as of a day those of it and of all days before
SELECT
    workspace,
    since,
    known(country) AS country,
    count(*) AS customers
FROM shop_customer
GROUP BY ALL
