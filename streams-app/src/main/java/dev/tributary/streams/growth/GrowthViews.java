package dev.tributary.streams.growth;

import dev.tributary.query.growth.GrowthRollups;
import dev.tributary.schemas.Topics;
import dev.tributary.streams.views.View;
import dev.tributary.streams.views.View.Grain;
import dev.tributary.streams.views.ViewRow;
import dev.tributary.views.AcquisitionCost;
import dev.tributary.views.ActiveUsers;
import dev.tributary.views.CostDay;
import dev.tributary.views.LifetimeValue;
import dev.tributary.views.OrderPeriod;
import dev.tributary.views.Retention;
import dev.tributary.views.ReturnOnInvestment;
import dev.tributary.views.SessionDay;
import dev.tributary.views.TimeToOrder;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The output topics of the growth domain, a record a cell; values and measures by their places in the rollup. */
final class GrowthViews {

    private GrowthViews() {}

    static List<View<?>> of(Topics topics) {
        return List.of(
                View.of(topics.activeUsers(), GrowthRollups.ACTIVITY, Grain.CELL, GrowthViews::activeUsers),
                View.of(topics.sessionDays(), GrowthRollups.SESSION_DAYS, Grain.CELL, GrowthViews::sessionDay),
                View.of(topics.retention(), GrowthRollups.RETENTION, Grain.CELL, GrowthViews::retention),
                View.of(topics.timeToOrder(), GrowthRollups.TIME_TO_ORDER, Grain.CELL, GrowthViews::timeToOrder),
                View.of(topics.orderPeriods(), GrowthRollups.ORDERS, Grain.CELL, GrowthViews::orderPeriod),
                View.of(topics.lifetimeValues(), GrowthRollups.LTV, Grain.CELL, GrowthViews::lifetimeValue),
                View.of(topics.costDays(), GrowthRollups.COSTS, Grain.CELL, GrowthViews::costDay),
                View.of(topics.acquisitionCosts(), GrowthRollups.ACQUISITION, Grain.CELL, GrowthViews::cost),
                View.of(topics.returnsOnInvestment(), GrowthRollups.ACQUISITION, Grain.CELL, GrowthViews::returns));
    }

    private static ActiveUsers activeUsers(ViewRow row) {
        return ActiveUsers.newBuilder()
                .setWorkspace(row.workspace())
                .setGranularity(row.value(0))
                .setPeriod(day(row, 1))
                .setScope(row.value(2))
                .setDevice(known(row, 3))
                .setSource(known(row, 4))
                .setUsers(row.count(0))
                .build();
    }

    private static SessionDay sessionDay(ViewRow row) {
        return SessionDay.newBuilder()
                .setWorkspace(row.workspace())
                .setDate(day(row, 0))
                .setDevice(known(row, 1))
                .setSource(known(row, 2))
                .setSessions(row.count(0))
                .setMeasured(row.count(1))
                .setSeconds(row.count(2))
                .setMeanLength(row.ratio(2, 1).orElse(null))
                .build();
    }

    private static Retention retention(ViewRow row) {
        return Retention.newBuilder()
                .setWorkspace(row.workspace())
                .setGranularity(row.value(0))
                .setCohort(day(row, 1))
                .setPeriodNumber(Long.parseLong(row.value(2)))
                .setDevice(known(row, 3))
                .setSource(known(row, 4))
                .setUsers(row.count(0))
                .build();
    }

    private static TimeToOrder timeToOrder(ViewRow row) {
        return TimeToOrder.newBuilder()
                .setWorkspace(row.workspace())
                .setCohort(day(row, 0))
                .setDevice(known(row, 1))
                .setSource(known(row, 2))
                .setDays(Long.parseLong(row.value(3)))
                .setBuyers(row.count(0))
                .build();
    }

    private static OrderPeriod orderPeriod(ViewRow row) {
        return OrderPeriod.newBuilder()
                .setWorkspace(row.workspace())
                .setGranularity(row.value(0))
                .setPeriod(day(row, 1))
                .setDevice(known(row, 2))
                .setSource(known(row, 3))
                .setOrders(row.count(0))
                .setBuyers(row.count(1))
                .setRevenue(row.amount(2))
                .setAverageOrder(row.ratio(2, 0).orElseThrow())
                .build();
    }

    private static LifetimeValue lifetimeValue(ViewRow row) {
        return LifetimeValue.newBuilder()
                .setWorkspace(row.workspace())
                .setGranularity(row.value(0))
                .setCohort(day(row, 1))
                .setPeriodNumber(Long.parseLong(row.value(2)))
                .setDevice(known(row, 3))
                .setSource(known(row, 4))
                .setBuyers(row.count(0))
                .setOrders(row.count(1))
                .setRevenue(row.amount(2))
                .build();
    }

    private static CostDay costDay(ViewRow row) {
        return CostDay.newBuilder()
                .setWorkspace(row.workspace())
                .setDate(day(row, 0))
                .setSource(known(row, 1))
                .setCount(row.count(0))
                .setCost(row.amount(1))
                .build();
    }

    private static AcquisitionCost cost(ViewRow row) {
        return AcquisitionCost.newBuilder()
                .setWorkspace(row.workspace())
                .setGranularity(row.value(0))
                .setCohort(day(row, 1))
                .setSource(known(row, 2))
                .setCost(row.amount(0))
                .setBuyers(row.count(1))
                .setCac(row.ratio(0, 1).orElse(null))
                .build();
    }

    private static ReturnOnInvestment returns(ViewRow row) {
        return ReturnOnInvestment.newBuilder()
                .setWorkspace(row.workspace())
                .setGranularity(row.value(0))
                .setCohort(day(row, 1))
                .setSource(known(row, 2))
                .setCost(row.amount(0))
                .setRevenue(row.amount(2))
                .setRomi(row.ratio(2, 0).orElse(null))
                .build();
    }

    private static LocalDate day(ViewRow row, int dimension) {
        return LocalDate.parse(row.value(dimension));
    }

    private static @Nullable String known(ViewRow row, int dimension) {
        String value = row.value(dimension);
        return value.isEmpty() ? null : value;
    }
}
