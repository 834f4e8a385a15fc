-- Grants that count, by the days since the last order at the time of the grant, and the amount: what segments by recency
-- are put together from. It is -1 day where the grant came before the last order, or there was no order.
--
-- view: voucher-recency
-- key: workspace, country, days, voucher_amount
-- rollup: voucher-recency
-- title: Vouchers by days since the last order
-- endpoints: /api/vouchers/segments, /api/vouchervalue
--
-- count (count): grants of the amount after so many days
-- voucher_amount (money): the amount granted
SELECT workspace, country, days, voucher_amount, count(*) AS count
FROM kept_grant
GROUP BY ALL
