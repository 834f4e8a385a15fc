package dev.tributary.streams.vouchers;

import dev.tributary.query.vouchers.VoucherRollups;
import dev.tributary.schemas.Topics;
import dev.tributary.streams.views.View;
import dev.tributary.streams.views.View.Grain;
import dev.tributary.streams.views.ViewRow;
import dev.tributary.views.VoucherSegment;
import dev.tributary.views.VoucherValue;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The output topics of the vouchers domain; values by their places in {@link VoucherRollups#SEGMENTS}. */
final class VoucherViews {

    private VoucherViews() {}

    static List<View<?>> of(Topics topics) {
        return List.of(
                View.of(topics.voucherSegments(), VoucherRollups.SEGMENTS, Grain.CELL, VoucherViews::segment),
                View.of(topics.voucherValues(), VoucherRollups.SEGMENTS, Grain.TOP, VoucherViews::value));
    }

    private static VoucherSegment segment(ViewRow row) {
        return VoucherSegment.newBuilder()
                .setWorkspace(row.workspace())
                .setCountry(row.value(0))
                .setSegmentName(row.value(1))
                .setSegment(known(row))
                .setVoucherAmount(new BigDecimal(row.value(3)))
                .setCount(row.count(0))
                .build();
    }

    private static VoucherValue value(ViewRow row) {
        return VoucherValue.newBuilder()
                .setWorkspace(row.workspace())
                .setCountry(row.value(0))
                .setSegmentName(row.value(1))
                .setSegment(known(row))
                .setVoucherAmount(new BigDecimal(row.value(3)))
                .setCount(row.count(0))
                .build();
    }

    private static @Nullable String known(ViewRow row) {
        String segment = row.value(2);
        return segment.isEmpty() ? null : segment;
    }
}
