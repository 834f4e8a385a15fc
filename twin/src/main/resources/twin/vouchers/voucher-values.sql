-- The amount that was granted most often in each segment of customers, and how often; of several the smallest.
--
-- view: voucher-values
-- key: workspace, country, segment_name, segment
-- topic: voucher-values
-- title: Voucher values
-- endpoints: /api/vouchervalue
--
-- voucher_amount (money): the amount granted most often in the segment; of several the smallest
-- count (count): how often it was granted
SELECT workspace, country, segment_name, segment, voucher_amount, count
FROM segment_amount
QUALIFY row_number() OVER (
    PARTITION BY workspace, country, segment_name, segment ORDER BY count DESC, voucher_amount
) = 1
