-- Grants that count, by the day of the last order and the amount: what segments by recency as of any date are put together
-- from. The last day of all stands for none.
--
-- view: voucher-last-orders
-- key: workspace, country, last_order, voucher_amount
-- rollup: voucher-last-orders
SELECT workspace, country, coalesce(last_order, DATE '9999-12-31') AS last_order, voucher_amount, count(*) AS count
FROM kept_grant
GROUP BY ALL
