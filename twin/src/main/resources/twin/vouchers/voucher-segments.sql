-- How often each amount of vouchers was granted in each segment of customers: by their number of orders, and by the days
-- since their last order at the time of the grant. Grants in no segment have a row without one.
--
-- view: voucher-segments
-- key: workspace, country, segment_name, segment, voucher_amount
-- topic: voucher-segments
-- rollup: voucher-segments
-- title: Voucher segments
-- endpoints: /api/vouchers/segments
--
-- count (count): grants of the amount in the segment
-- voucher_amount (money): the amount granted
-- share (share): of the grants of the segment
SELECT workspace, country, segment_name, segment, voucher_amount, count
FROM segment_amount
