-- Grants of each country: those that count have no reason, the others are counted under the first reason that holds.
--
-- view: voucher-grants
-- key: workspace, country, reason
-- rollup: voucher-grants
-- title: Voucher grants
-- endpoints: /api/vouchers/segments
--
-- count (count): grants of the country under the reason
-- kept (count): grants that count
-- dropped (count): grants that do not count, each under the first reason that holds
SELECT workspace, country, reason, count(*) AS count
FROM graded_grant
GROUP BY ALL
