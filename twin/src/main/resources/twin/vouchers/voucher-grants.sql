-- Grants of each country: those that count have no reason, the others are counted under the first reason that holds.
--
-- view: voucher-grants
-- key: workspace, country, reason
-- rollup: voucher-grants
SELECT workspace, country, reason, count(*) AS count
FROM graded_grant
GROUP BY ALL
