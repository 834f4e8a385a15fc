package dev.tributary.streams.vouchers;

import static dev.tributary.query.vouchers.VoucherRollups.GRANTS;
import static dev.tributary.query.vouchers.VoucherRollups.LAST_ORDERS;
import static dev.tributary.query.vouchers.VoucherRollups.NEVER;
import static dev.tributary.query.vouchers.VoucherRollups.NO_DAYS;
import static dev.tributary.query.vouchers.VoucherRollups.ORDERS;
import static dev.tributary.query.vouchers.VoucherRollups.RECENCY;
import static dev.tributary.query.vouchers.VoucherRollups.SEGMENTS;
import static dev.tributary.query.vouchers.VoucherSegments.DEFAULT;
import static dev.tributary.streams.facts.Bounds.amount;
import static dev.tributary.streams.facts.Bounds.bounded;
import static dev.tributary.streams.facts.Bounds.count;
import static dev.tributary.streams.facts.Bounds.instant;

import dev.tributary.facts.VoucherGrant;
import dev.tributary.query.vouchers.DropReason;
import dev.tributary.query.vouchers.VoucherSegments;
import dev.tributary.streams.facts.AdditiveModel;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;
import dev.tributary.streams.users.Days;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a grant of a voucher adds: one to the grants of its country, under its reason where it does not count, and where it
 * does, one to its amount under the number of orders and the time since the last one. Nobody tells whose grant it is, so the
 * grant itself is the entity.
 */
final class VoucherModel implements AdditiveModel<VoucherGrant, VoucherRow> {

    @Override
    public String workspace(VoucherGrant fact) {
        return fact.getWorkspace();
    }

    @Override
    public String entity(VoucherGrant fact) {
        return fact.getId();
    }

    @Override
    public String id(VoucherGrant fact) {
        return fact.getId();
    }

    @Override
    public VoucherRow row(VoucherGrant fact) {
        return new VoucherRow(
                bounded("country", fact.getCountry()),
                instant("granted_at", fact.getGrantedAt()),
                time("first_order_at", Optional.ofNullable(fact.getFirstOrderAt())),
                time("last_order_at", Optional.ofNullable(fact.getLastOrderAt())),
                number(Optional.ofNullable(fact.getTotalOrders()).map(orders -> count("total_orders", orders))),
                number(Optional.ofNullable(fact.getVoucherAmount()).map(amount -> amount("voucher_amount", amount))));
    }

    @Override
    public void write(VoucherRow row, ByteWriter out) {
        out.text(row.country()).number(row.grantedAt());
        write(row.firstOrderAt(), out);
        write(row.lastOrderAt(), out);
        write(row.totalOrders(), out);
        write(row.amount(), out);
    }

    @Override
    public VoucherRow read(ByteReader in) {
        return new VoucherRow(in.text(), in.number(), optional(in), optional(in), optional(in), optional(in));
    }

    @Override
    public void contribute(VoucherRow row, Deltas deltas) {
        Optional<DropReason> reason =
                DropReason.of(row.totalOrders(), row.amount().isPresent(), row.firstOrderAt(), row.lastOrderAt());
        deltas.to(GRANTS)
                .text(row.country())
                .cell()
                .text(reason.map(DropReason::text).orElse(""))
                .add(1);
        if (reason.isEmpty()) {
            contribute(row, row.totalOrders().orElseThrow(), row.amount().orElseThrow(), deltas);
        }
    }

    private static void contribute(VoucherRow row, long orders, long amount, Deltas deltas) {
        long days = days(row);
        deltas.to(ORDERS)
                .text(row.country())
                .number(orders)
                .cell()
                .number(amount)
                .add(1);
        deltas.to(RECENCY)
                .text(row.country())
                .number(days)
                .cell()
                .number(amount)
                .add(1);
        deltas.to(LAST_ORDERS)
                .text(row.country())
                .day(lastOrder(row))
                .cell()
                .number(amount)
                .add(1);
        segment(row, VoucherSegments.FREQUENT, DEFAULT.frequent().of(orders), amount, deltas);
        segment(row, VoucherSegments.RECENCY, DEFAULT.recency().of(days), amount, deltas);
    }

    private static void segment(VoucherRow row, String name, Optional<String> segment, long amount, Deltas deltas) {
        deltas.to(SEGMENTS)
                .text(row.country())
                .text(name)
                .text(segment.orElse(""))
                .cell()
                .number(amount)
                .add(1);
    }

    private static long days(VoucherRow row) {
        if (row.lastOrderAt().isEmpty()) {
            return NO_DAYS;
        }
        return Math.max(
                NO_DAYS, Math.floorDiv(row.grantedAt() - row.lastOrderAt().getAsLong(), Days.MILLIS));
    }

    private static int lastOrder(VoucherRow row) {
        return row.lastOrderAt().isEmpty()
                ? (int) NEVER.toEpochDay()
                : Days.of(row.lastOrderAt().getAsLong());
    }

    private static OptionalLong time(String field, Optional<Instant> time) {
        return number(time.map(at -> instant(field, at)));
    }

    private static OptionalLong number(Optional<Long> number) {
        return number.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private static void write(OptionalLong number, ByteWriter out) {
        out.octet(number.isPresent() ? 1 : 0);
        number.ifPresent(out::number);
    }

    private static OptionalLong optional(ByteReader in) {
        return in.octet() == 1 ? OptionalLong.of(in.number()) : OptionalLong.empty();
    }
}
