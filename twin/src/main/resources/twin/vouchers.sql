-- What the figures of vouchers share. Each grant stands for itself; nobody tells whose it is. Countries are kept apart as
-- the facts name them.

-- Grants, with the first reason for which one does not count; null for one that does.
CREATE VIEW graded_grant AS
SELECT
    *,
    CASE
        WHEN total_orders IS NULL THEN 'total_orders_missing'
        WHEN voucher_amount IS NULL THEN 'voucher_amount_missing'
        WHEN total_orders = 0 AND (first_order_at IS NOT NULL OR last_order_at IS NOT NULL)
            THEN 'zero_orders_with_timestamps'
        WHEN last_order_at < first_order_at THEN 'last_order_before_first'
    END AS reason
FROM voucher_grant;

-- Grants that count, with the whole 24-hour periods from the last order to the grant: -1 where the grant came first, or
-- there was no order.
CREATE VIEW kept_grant AS
SELECT
    workspace,
    country,
    total_orders,
    coalesce(greatest(whole_days(epoch_ms(granted_at) - epoch_ms(last_order_at)), -1), -1) AS days,
    last_order_at::DATE AS last_order,
    voucher_amount
FROM graded_grant
WHERE reason IS NULL;

-- The segments, bounds inclusive; a number in none of them has no segment.
CREATE MACRO frequent_segment(orders) AS
    CASE
        WHEN orders BETWEEN 0 AND 4 THEN '0-4'
        WHEN orders BETWEEN 5 AND 13 THEN '5-13'
        WHEN orders BETWEEN 14 AND 37 THEN '14-37'
        WHEN orders >= 38 THEN '38+'
    END;

CREATE MACRO recency_segment(days) AS
    CASE
        WHEN days BETWEEN 0 AND 29 THEN '0-29'
        WHEN days BETWEEN 30 AND 60 THEN '30-60'
        WHEN days BETWEEN 61 AND 90 THEN '61-90'
        WHEN days BETWEEN 91 AND 120 THEN '91-120'
        WHEN days BETWEEN 121 AND 180 THEN '121-180'
        WHEN days > 180 THEN '180+'
    END;

-- How often each amount was granted in each segment.
CREATE VIEW segment_amount AS
SELECT workspace, country, segment_name, segment, voucher_amount, count(*) AS count
FROM (
    SELECT
        workspace,
        country,
        'frequent_segment' AS segment_name,
        frequent_segment(total_orders) AS segment,
        voucher_amount
    FROM kept_grant
    UNION ALL
    SELECT
        workspace,
        country,
        'recency_segment' AS segment_name,
        recency_segment(days) AS segment,
        voucher_amount
    FROM kept_grant
)
GROUP BY ALL;
