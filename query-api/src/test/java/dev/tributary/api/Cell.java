package dev.tributary.api;

import dev.tributary.query.Rollup;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** One cell of one or several rollups, by the names of its dimensions. */
public record Cell(Set<String> rollups, String workspace, Map<String, String> dimensions, List<BigInteger> measures) {

    private static final Set<String> CAMPAIGNS = Set.of("customers", "customer-days", "segments", "segment-days");

    /** A campaign result; revenue in millionths. */
    public static Cell campaign(
            String workspace,
            String customer,
            String date,
            String status,
            String type,
            String category,
            long revenue,
            long conversions,
            long impressions,
            long clicks) {
        return new Cell(
                CAMPAIGNS,
                workspace,
                Map.of(
                        "customer_id", customer,
                        "date", date,
                        "status", status,
                        "type", type,
                        "category", category),
                measures(1, revenue, conversions, impressions, clicks));
    }

    /** A count of the ledger. */
    public static Cell ledger(String workspace, String source, String stage, String outcome, long count) {
        return new Cell(
                Set.of("ledger"),
                workspace,
                Map.of("source", source, "stage", stage, "outcome", outcome),
                measures(count));
    }

    boolean in(Rollup rollup) {
        return rollups.contains(rollup.name());
    }

    private static List<BigInteger> measures(long... values) {
        return LongStream.of(values).mapToObj(BigInteger::valueOf).toList();
    }
}
