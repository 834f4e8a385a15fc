package dev.tributary.streams.campaigns;

/**
 * What is remembered of one campaign result.
 *
 * @param day days since 1970-01-01
 * @param revenue in millionths
 */
record CampaignRow(
        String customer,
        int day,
        String status,
        String type,
        String category,
        long revenue,
        long conversions,
        long impressions,
        long clicks) {}
