package dev.tributary.config;

import dev.tributary.query.vouchers.Segments;
import dev.tributary.query.vouchers.VoucherSegments;
import java.util.Set;

/** The segments of customers, as {@code docs/configuration.md} tells it. */
public final class VoucherConfiguration {

    private static final String FREQUENT = "tributary.vouchers.frequent-segments";
    private static final String RECENCY = "tributary.vouchers.recency-segments";

    /** All settings of vouchers. */
    public static final Set<String> KEYS = Set.of(FREQUENT, RECENCY);

    private VoucherConfiguration() {}

    /** @throws dev.tributary.standalone.StartupException where a setting is wrong, with one line that names it */
    public static VoucherSegments of(Configuration configuration) {
        return new VoucherSegments(
                configuration.read(FREQUENT, Segments::parse).orElse(VoucherSegments.DEFAULT.frequent()),
                configuration.read(RECENCY, Segments::parse).orElse(VoucherSegments.DEFAULT.recency()));
    }
}
