-- Grants that count, by the number of orders and the amount: what segments by frequency are put together from.
--
-- view: voucher-orders
-- key: workspace, country, total_orders, voucher_amount
-- rollup: voucher-orders
-- title: Vouchers by number of orders
-- endpoints: /api/vouchers/segments, /api/vouchervalue
--
-- count (count): grants of the amount at so many orders
-- voucher_amount (money): the amount granted
SELECT workspace, country, total_orders, voucher_amount, count(*) AS count
FROM kept_grant
GROUP BY ALL
