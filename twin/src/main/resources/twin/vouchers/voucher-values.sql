-- The amount that was granted most often in each segment of customers, and how often; of several the smallest.
--
-- view: voucher-values
-- key: workspace, country, segment_name, segment
-- topic: voucher-values
SELECT workspace, country, segment_name, segment, voucher_amount, count
FROM segment_amount
QUALIFY row_number() OVER (
    PARTITION BY workspace, country, segment_name, segment ORDER BY count DESC, voucher_amount
) = 1
