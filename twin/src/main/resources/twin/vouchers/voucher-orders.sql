-- Grants that count, by the number of orders and the amount: what segments by frequency are put together from.
--
-- view: voucher-orders
-- key: workspace, country, total_orders, voucher_amount
-- rollup: voucher-orders
SELECT workspace, country, total_orders, voucher_amount, count(*) AS count
FROM kept_grant
GROUP BY ALL
