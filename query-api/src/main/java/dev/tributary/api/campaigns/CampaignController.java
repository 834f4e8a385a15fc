package dev.tributary.api.campaigns;

import dev.tributary.api.http.ListRequest;
import dev.tributary.api.http.Responder;
import dev.tributary.api.http.Shape;
import dev.tributary.api.load.Heavy;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.Set;

/** The four endpoints of the campaigns domain. */
@Controller("/api")
@Produces({"application/json", "text/csv"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class CampaignController {

    private static final Shape BY_CUSTOMER = shape(Map.of(), 1);
    private static final Shape BY_SEGMENT = shape(Map.of(), StatusDistribution.Segment.KEY.size());
    private static final Shape BY_CATEGORY = shape(Map.of(), CategoryTypePerformance.Performance.KEY.size());
    private static final Shape CONVERSIONS_BY_CUSTOMER = shape(Map.of("type", Set.of("CONVERSION")), 1);

    private final CampaignFigures figures;

    CampaignController(CampaignFigures figures) {
        this.figures = figures;
    }

    @Heavy
    @Get("/conversion-rate")
    HttpResponse<byte[]> conversionRate(HttpRequest<?> request) {
        ConversionRates answer = figures.conversionRates(ListRequest.of(request, BY_CUSTOMER));
        return Responder.list(request, ConversionRates.Customer.class, answer);
    }

    @Get("/status-distribution")
    HttpResponse<byte[]> statusDistribution(HttpRequest<?> request) {
        StatusDistribution answer = figures.statusDistribution(ListRequest.of(request, BY_SEGMENT));
        return Responder.list(request, StatusDistribution.Segment.class, answer);
    }

    @Get("/category-type-performance")
    HttpResponse<byte[]> categoryTypePerformance(HttpRequest<?> request) {
        CategoryTypePerformance answer = figures.categoryTypePerformance(ListRequest.of(request, BY_CATEGORY));
        return Responder.list(request, CategoryTypePerformance.Performance.class, answer);
    }

    @Get("/filtered-aggregation")
    HttpResponse<byte[]> filteredAggregation(HttpRequest<?> request) {
        FilteredAggregation answer = figures.filteredAggregation(ListRequest.of(request, CONVERSIONS_BY_CUSTOMER));
        return Responder.list(request, FilteredAggregation.Customer.class, answer);
    }

    private static Shape shape(Map<String, Set<String>> defaults, int keyParts) {
        return Shape.of(keyParts, "workspace", "from", "to", "partial").filtered(CampaignQueries.FILTERS, defaults);
    }
}
