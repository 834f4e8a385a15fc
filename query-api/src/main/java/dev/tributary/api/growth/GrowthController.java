package dev.tributary.api.growth;

import dev.tributary.api.http.ListRequest;
import dev.tributary.api.http.Responder;
import dev.tributary.api.http.Shape;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The endpoints of the growth domain. */
@Controller("/api/growth")
@Produces({"application/json", "text/csv"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class GrowthController {

    private static final Shape DAILY =
            ranged(1).filteredOrUnknown("device", "source").choice("granularity", "day", "week", "month");
    private static final Shape LENGTHS =
            ranged(1).filteredOrUnknown("device", "source").choice("by", "", "device", "source", "month");
    private static final Shape TRIANGLE =
            ranged(2).filteredOrUnknown("device", "source").choice("granularity", "month", "week", "day");
    private static final Shape TIME_TO_ORDER = TRIANGLE.choice("by", "", "cohort", "device", "source");
    private static final Shape COSTS =
            ranged(2).filteredOrUnknown("source").choice("granularity", "day", "week", "month");
    private static final Shape CAC = ranged(1)
            .filteredOrUnknown("source")
            .choice("granularity", "month", "week", "day")
            .choice("by", "source", "cohort");
    private static final Shape ROI = ranged(2)
            .filteredOrUnknown("source")
            .choice("granularity", "month", "week", "day")
            .choice("by", "source", "cohort")
            .choice("net", "false", "true");
    private static final Shape ADVICE = ranged(1).filteredOrUnknown("source").amount("budget");
    private static final Shape SUMMARY = ranged(0).filteredOrUnknown("device", "source");

    private final VisitFigures visits;
    private final SalesFigures sales;
    private final MarketingFigures marketing;
    private final Advisor advisor;
    private final SummaryFigures summary;

    GrowthController(
            VisitFigures visits,
            SalesFigures sales,
            MarketingFigures marketing,
            Advisor advisor,
            SummaryFigures summary) {
        this.visits = visits;
        this.sales = sales;
        this.marketing = marketing;
        this.advisor = advisor;
        this.summary = summary;
    }

    @Get("/active-users")
    HttpResponse<byte[]> activeUsers(HttpRequest<?> request) {
        return Responder.list(request, ActiveUsers.Period.class, visits.activeUsers(read(request, DAILY)));
    }

    @Get("/sessions")
    HttpResponse<byte[]> sessions(HttpRequest<?> request) {
        return Responder.list(request, Sessions.Period.class, visits.sessions(read(request, DAILY)));
    }

    @Get("/session-length")
    HttpResponse<byte[]> sessionLength(HttpRequest<?> request) {
        return Responder.list(request, SessionLength.class, visits.sessionLength(read(request, LENGTHS)));
    }

    @Get("/retention")
    HttpResponse<byte[]> retention(HttpRequest<?> request) {
        return Responder.list(request, Retention.class, visits.retention(read(request, TRIANGLE)));
    }

    @Get("/time-to-order")
    HttpResponse<byte[]> timeToOrder(HttpRequest<?> request) {
        return Responder.list(request, TimeToOrder.Days.class, sales.timeToOrder(read(request, TIME_TO_ORDER)));
    }

    @Get("/orders")
    HttpResponse<byte[]> orders(HttpRequest<?> request) {
        return Responder.list(request, Orders.Period.class, sales.orders(read(request, DAILY)));
    }

    @Get("/ltv")
    HttpResponse<byte[]> lifetimeValue(HttpRequest<?> request) {
        return Responder.list(request, LifetimeValue.class, sales.lifetimeValue(read(request, TRIANGLE)));
    }

    @Get("/costs")
    HttpResponse<byte[]> costs(HttpRequest<?> request) {
        return Responder.list(request, Costs.Cell.class, marketing.costs(read(request, COSTS)));
    }

    @Get("/cac")
    HttpResponse<byte[]> acquisitionCosts(HttpRequest<?> request) {
        GrowthRequest growth = read(request, CAC);
        return isByCohort(growth)
                ? Responder.list(request, AcquisitionCosts.ByCohort.class, marketing.costsByCohort(growth))
                : Responder.list(request, AcquisitionCosts.BySource.class, marketing.costsBySource(growth));
    }

    @Get("/roi")
    HttpResponse<byte[]> returnOnInvestment(HttpRequest<?> request) {
        GrowthRequest growth = read(request, ROI);
        return isByCohort(growth)
                ? Responder.list(request, ReturnOnInvestment.ByCohort.class, marketing.returnByCohort(growth))
                : Responder.list(request, ReturnOnInvestment.BySource.class, marketing.returnBySource(growth));
    }

    @Get("/advice")
    HttpResponse<byte[]> advice(HttpRequest<?> request) {
        return Responder.list(request, Advice.Source.class, advisor.advice(read(request, ADVICE)));
    }

    @Get("/summary")
    HttpResponse<byte[]> summary(HttpRequest<?> request) {
        return Responder.list(request, Summary.Headlines.class, summary.summary(read(request, SUMMARY)));
    }

    private static boolean isByCohort(GrowthRequest request) {
        return request.by().filter("cohort"::equals).isPresent();
    }

    private static GrowthRequest read(HttpRequest<?> request, Shape shape) {
        return new GrowthRequest(ListRequest.of(request, shape));
    }

    private static Shape ranged(int keyParts) {
        return Shape.of(keyParts, "workspace", "from", "to", "partial");
    }
}
