package dev.tributary.streams.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.facts.Customer;
import dev.tributary.facts.Order;
import dev.tributary.facts.OrderLine;
import dev.tributary.facts.Session;
import dev.tributary.schemas.FactLimits;
import dev.tributary.streams.facts.FactModel;
import dev.tributary.streams.facts.RejectedFact;
import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserModelsTest {

    private final SessionModel sessions = new SessionModel();
    private final OrderModel orders = new OrderModel();

    @Test
    void shouldReadBackEverySession() {
        Session full = session()
                .setEndedAt(Instant.parse("2024-03-01T09:00:00Z"))
                .setDevice("touch")
                .setHolderEngagement(1)
                .setCloserEngagement(1)
                .setImpression(1)
                .setCost(new BigDecimal("1.250000"))
                .build();
        assertThat(readBack(sessions, full))
                .isEqualTo(new SessionRow(
                        Instant.parse("2024-03-01T10:00:00Z").toEpochMilli(),
                        OptionalLong.of(Instant.parse("2024-03-01T09:00:00Z").toEpochMilli()),
                        "mail",
                        "touch",
                        true,
                        true,
                        true,
                        1_250_000));
        assertThat(readBack(sessions, session().build()))
                .isEqualTo(sessions.row(session().build()));
    }

    @Test
    void shouldReadBackEveryOrder() {
        Order full = order().setStatus("Cancelled")
                .setLines(List.of(line("p", "c", 2), line("q", null, 0)))
                .build();
        OrderRow row = readBack(orders, full);
        assertThat(row).isEqualTo(orders.row(full));
        assertThat(row.isCancelled()).isTrue();
        assertThat(row.lines())
                .containsExactly(
                        new OrderRow.Line("p", "c", "", 2, 500_000), new OrderRow.Line("q", "", "", 0, 500_000));
    }

    @Test
    void shouldReadBackEveryRegistration() {
        CustomerModel customers = new CustomerModel();
        Customer full = Customer.newBuilder()
                .setWorkspace("default")
                .setId("1")
                .setUserId("u")
                .setRegisteredAt(Instant.parse("1969-12-31T23:59:59.999Z"))
                .setCountry("Côte d'Ivoire")
                .build();
        Customer empty = Customer.newBuilder()
                .setWorkspace("default")
                .setId("1")
                .setUserId("u")
                .build();

        assertThat(readBack(customers, full)).isEqualTo(new CustomerRow(OptionalLong.of(-1), "Côte d'Ivoire"));
        assertThat(readBack(customers, empty)).isEqualTo(new CustomerRow(OptionalLong.empty(), ""));
        requireRejected(
                "user_id is empty",
                () -> customers.row(Customer.newBuilder(full).setUserId("").build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"})
    void shouldTakeAnyInstantOfTheYearsOneTo9999(String instant) {
        Instant at = Instant.parse(instant);
        assertThat(readBack(sessions, session().setStartedAt(at).build()).startedAt())
                .isEqualTo(at.toEpochMilli());
        assertThat(readBack(orders, order().setOrderedAt(at).build()).orderedAt())
                .isEqualTo(at.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31T23:59:59.999Z", "+10000-01-01T00:00:00Z", "-1000000-01-01T00:00:00Z"})
    void shouldRejectInstantsOfOtherYears(String instant) {
        Instant at = Instant.parse(instant);
        requireRejected(
                "started_at is out of range",
                () -> sessions.row(session().setStartedAt(at).build()));
        requireRejected(
                "ended_at is out of range",
                () -> sessions.row(session().setEndedAt(at).build()));
        requireRejected(
                "ordered_at is out of range",
                () -> orders.row(order().setOrderedAt(at).build()));
    }

    @Test
    void shouldRejectWhatCannotBeCounted() {
        requireRejected(
                "channel is empty", () -> sessions.row(session().setChannel("").build()));
        requireRejected(
                "device is too long",
                () -> sessions.row(session().setDevice("x".repeat(257)).build()));
        requireRejected(
                "cost is negative",
                () -> sessions.row(
                        session().setCost(new BigDecimal("-0.000001")).build()));
        requireRejected(
                "impression is neither 0 nor 1",
                () -> sessions.row(session().setImpression(2).build()));
        requireRejected(
                "revenue is negative",
                () -> orders.row(order().setRevenue(new BigDecimal("-1.000000")).build()));
        requireRejected(
                "lines are too many",
                () -> orders.row(order().setLines(Collections.nCopies(FactLimits.ORDER_LINES + 1, line("p", null, 1)))
                        .build()));
        requireRejected(
                "quantity is negative",
                () -> orders.row(order().setLines(List.of(line("p", null, -1))).build()));
    }

    private static void requireRejected(String reason, Runnable fact) {
        assertThatThrownBy(fact::run)
                .isInstanceOfSatisfying(RejectedFact.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo(reason));
    }

    private static <F, R> R readBack(FactModel<F, R> model, F fact) {
        ByteWriter out = new ByteWriter();
        model.write(model.row(fact), out);
        return model.read(new ByteReader(out.toBytes()));
    }

    private static Session.Builder session() {
        return Session.newBuilder()
                .setWorkspace("default")
                .setId("1")
                .setUserId("u")
                .setStartedAt(Instant.parse("2024-03-01T10:00:00Z"))
                .setChannel("mail");
    }

    private static Order.Builder order() {
        return Order.newBuilder()
                .setWorkspace("default")
                .setId("1")
                .setUserId("u")
                .setOrderedAt(Instant.parse("2024-03-01T10:00:00Z"))
                .setRevenue(new BigDecimal("9.990000"))
                .setLines(List.of());
    }

    private static OrderLine line(String product, @Nullable String category, long quantity) {
        return OrderLine.newBuilder()
                .setProduct(product)
                .setCategory(category)
                .setQuantity(quantity)
                .setUnitPrice(new BigDecimal("0.500000"))
                .build();
    }
}
