package dev.tributary.api.commerce;

import dev.tributary.api.http.ListRequest;
import dev.tributary.api.http.Responder;
import dev.tributary.api.http.Shape;
import dev.tributary.api.load.Heavy;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The endpoints of the commerce domain. */
@Controller("/api/commerce")
@Produces({"application/json", "text/csv"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class CommerceController {

    private static final String REVENUE = "revenue-by-category";

    private static final Shape REVENUE_BY_CATEGORY = Shape.of(1, "workspace", "from", "to", "partial")
            .filteredOrUnknown("category")
            .choice("include_cancelled", "false", "true");
    private static final Shape TOP_PRODUCTS = Shape.of(3, "workspace", "from", "to", "partial")
            .filteredOrUnknown("country")
            .choice("by", "units", "revenue", "orders");
    private static final Shape CHURN = Shape.of(0, "workspace", "partial")
            .filteredOrUnknown("country")
            .date("as_of")
            .number("days", CommerceRequest.MOST_DAYS);
    private static final Shape RECOMMENDATIONS =
            Shape.of(3, "workspace", "partial").choice("similarity", "llr", "cosine");
    private static final Shape CUSTOMERS = Shape.of(2, "workspace", "partial");
    private static final Shape CUSTOMER = Shape.of(0, "workspace", "partial");

    private final SalesFigures sales;
    private final CustomerFigures customers;
    private final Recommender recommender;

    CommerceController(SalesFigures sales, CustomerFigures customers, Recommender recommender) {
        this.sales = sales;
        this.customers = customers;
        this.recommender = recommender;
    }

    @Heavy
    @Get("/" + REVENUE)
    @Produces({"application/json", "text/csv", Responder.XLSX})
    HttpResponse<byte[]> revenueByCategory(HttpRequest<?> request) {
        return Responder.report(request, RevenueByCategory.Category.class, revenue(request), REVENUE);
    }

    @Heavy
    @Get("/" + REVENUE + ".xlsx")
    @Produces(Responder.XLSX)
    HttpResponse<byte[]> revenueWorkbook(HttpRequest<?> request) {
        return Responder.workbook(request, RevenueByCategory.Category.class, revenue(request), REVENUE);
    }

    @Heavy
    @Get("/top-products")
    HttpResponse<byte[]> topProducts(HttpRequest<?> request) {
        return Responder.list(request, TopProduct.class, sales.topProducts(read(request, TOP_PRODUCTS)));
    }

    @Heavy
    @Get("/churn")
    HttpResponse<byte[]> churn(HttpRequest<?> request) {
        return Responder.list(request, Churn.Headlines.class, customers.churn(read(request, CHURN)));
    }

    @Heavy
    @Get("/recommendations/{customer_id}")
    HttpResponse<byte[]> recommendations(HttpRequest<?> request, @PathVariable("customer_id") String customer) {
        return Responder.list(
                request,
                Recommendations.Product.class,
                recommender.recommend(customer, read(request, RECOMMENDATIONS)));
    }

    @Get("/customers")
    HttpResponse<byte[]> customers(HttpRequest<?> request) {
        return Responder.list(request, CustomerValue.Figures.class, customers.values(read(request, CUSTOMERS)));
    }

    @Get("/customers/{customer_id}")
    HttpResponse<byte[]> customer(HttpRequest<?> request, @PathVariable("customer_id") String customer) {
        return Responder.list(request, CustomerValue.Figures.class, customers.value(customer, read(request, CUSTOMER)));
    }

    private RevenueByCategory revenue(HttpRequest<?> request) {
        return sales.byCategory(read(request, REVENUE_BY_CATEGORY));
    }

    private static CommerceRequest read(HttpRequest<?> request, Shape shape) {
        return new CommerceRequest(ListRequest.of(request, shape), LocalDate.now(ZoneOffset.UTC));
    }
}
