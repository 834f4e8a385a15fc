package dev.tributary.api.campaigns;

import dev.tributary.api.http.FieldError;
import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListRequest;
import dev.tributary.api.http.ProblemException;
import dev.tributary.api.stores.Stores;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupRow;
import dev.tributary.query.routing.RoutedAnswer;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Asks for the campaign figures and puts the answers together. */
@Singleton
final class CampaignFigures {

    /** Groups fetched at once where all of them are needed. */
    private static final int BATCH = ListRequest.GREATEST_LIMIT;

    /** Most groups that are looked through for the best one. */
    private static final int MOST_GROUPS = 100 * BATCH;

    private final Stores stores;

    CampaignFigures(Stores stores) {
        this.stores = stores;
    }

    ConversionRates conversionRates(ListRequest request) {
        CampaignQueries queries = new CampaignQueries(request);
        List<RoutedAnswer> answers = stores.ask(
                List.of(queries.customers(), queries.extreme(true), queries.extreme(false)), request.partial());
        List<RollupRow> rows = answers.get(0).rows();
        return new ConversionRates(
                page(request, rows, ConversionRates.Customer::of),
                first(answers.get(1)),
                first(answers.get(2)),
                request.next(rows, RollupRow::group),
                Freshness.of(answers));
    }

    StatusDistribution statusDistribution(ListRequest request) {
        CampaignQueries queries = new CampaignQueries(request);
        RollupQuery totals = queries.segments(StatusDistribution.Status.KEY, Optional.empty(), BATCH + 1);
        List<RoutedAnswer> answers =
                stores.ask(List.of(queries.segments(StatusDistribution.Segment.KEY), totals), request.partial());
        if (answers.get(1).rows().size() > BATCH) {
            throw tooMany("status", "more than " + BATCH + " of them; name those you want");
        }
        List<RollupRow> rows = answers.get(0).rows();
        return new StatusDistribution(
                page(request, rows, StatusDistribution.Segment::of),
                answers.get(1).rows().stream()
                        .map(StatusDistribution.Status::of)
                        .toList(),
                request.next(rows, RollupRow::group),
                Freshness.of(answers));
    }

    CategoryTypePerformance categoryTypePerformance(ListRequest request) {
        CampaignQueries queries = new CampaignQueries(request);
        List<RoutedAnswer> answers = new ArrayList<>();
        answers.add(stores.ask(queries.segments(CategoryTypePerformance.Performance.KEY), request.partial()));
        List<RollupRow> rows = answers.getFirst().rows();
        boolean whole = request.after().isEmpty() && rows.size() <= request.limit();
        Optional<CategoryTypePerformance.Performance> top = whole ? best(rows) : best(queries, answers);
        return new CategoryTypePerformance(
                page(request, rows, CategoryTypePerformance.Performance::of),
                top,
                request.next(rows, RollupRow::group),
                Freshness.of(answers));
    }

    FilteredAggregation filteredAggregation(ListRequest request) {
        RoutedAnswer answer = stores.ask(new CampaignQueries(request).customers(), request.partial());
        return new FilteredAggregation(
                FilteredAggregation.Filter.of(request),
                page(request, answer.rows(), FilteredAggregation.Customer::of),
                request.next(answer.rows(), RollupRow::group),
                Freshness.of(List.of(answer)));
    }

    private static <T> List<T> page(ListRequest request, List<RollupRow> rows, Function<RollupRow, T> figure) {
        return rows.stream().limit(request.limit()).map(figure).toList();
    }

    private static Optional<ConversionRates.Customer> first(RoutedAnswer ranked) {
        return ranked.rows().stream().findFirst().map(ConversionRates.Customer::of);
    }

    /** Looks through all groups in batches; the answers used are added to the given ones. */
    private Optional<CategoryTypePerformance.Performance> best(CampaignQueries queries, List<RoutedAnswer> answers) {
        Optional<CategoryTypePerformance.Performance> best = Optional.empty();
        Optional<List<String>> after = Optional.empty();
        for (int seen = 0; seen < MOST_GROUPS; seen += BATCH) {
            RoutedAnswer answer = stores.ask(
                    queries.segments(CategoryTypePerformance.Performance.KEY, after, BATCH),
                    queries.request().partial());
            answers.add(answer);
            List<RollupRow> rows = answer.rows();
            best = Stream.concat(best.stream(), best(rows).stream()).min(CategoryTypePerformance.BEST_FIRST);
            if (rows.size() < BATCH) {
                return best;
            }
            after = Optional.of(rows.getLast().group());
        }
        throw tooMany("category", "more than " + MOST_GROUPS + " of them with types; name those you want");
    }

    private static Optional<CategoryTypePerformance.Performance> best(List<RollupRow> rows) {
        return rows.stream().map(CategoryTypePerformance.Performance::of).min(CategoryTypePerformance.BEST_FIRST);
    }

    private static ProblemException tooMany(String field, String message) {
        return ProblemException.unprocessable(new FieldError(field, message));
    }
}
