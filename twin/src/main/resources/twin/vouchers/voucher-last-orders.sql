-- Grants that count, by the day of the last order and the amount: what segments by recency as of any date are put together
-- from. The last day of all stands for none.
--
-- view: voucher-last-orders
-- key: workspace, country, last_order, voucher_amount
-- rollup: voucher-last-orders
-- title: Vouchers by day of the last order
-- endpoints: /api/vouchers/segments, /api/vouchervalue
--
-- count (count): grants of the amount after a last order on the day
-- voucher_amount (money): the amount granted
SELECT workspace, country, coalesce(last_order, DATE '9999-12-31') AS last_order, voucher_amount, count(*) AS count
FROM kept_grant
GROUP BY ALL
