-- Grants that count, by the days since the last order at the time of the grant, and the amount: what segments by recency
-- are put together from. It is -1 day where the grant came before the last order, or there was no order.
--
-- view: voucher-recency
-- key: workspace, country, days, voucher_amount
-- rollup: voucher-recency
SELECT workspace, country, days, voucher_amount, count(*) AS count
FROM kept_grant
GROUP BY ALL
