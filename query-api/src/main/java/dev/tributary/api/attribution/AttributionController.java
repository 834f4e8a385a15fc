package dev.tributary.api.attribution;

import dev.tributary.api.http.ListRequest;
import dev.tributary.api.http.Responder;
import dev.tributary.api.http.Shape;
import dev.tributary.api.load.Heavy;
import dev.tributary.query.attribution.ConversionState;
import dev.tributary.query.attribution.CreditModel;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The endpoints of the attribution domain. */
@Controller("/api/attribution")
@Produces({"application/json", "text/csv"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class AttributionController {

    private static final String[] MODELS = Stream.concat(
                    CreditModel.ALL.stream().map(CreditModel::text),
                    Stream.of(PathModel.values()).map(PathModel::text))
            .toArray(String[]::new);

    /** Without one of them, in any state. */
    private static final String[] STATES = Stream.concat(
                    Stream.of(""), Stream.of(ConversionState.values()).map(ConversionState::text))
            .toArray(String[]::new);

    private static final Shape JOURNEY = Shape.of(3, "workspace", "partial").filtered(Set.of("user_id"), Map.of());
    private static final Shape CONVERSIONS = Shape.of(4, "workspace", "partial")
            .filtered(Set.of("user_id"), Map.of())
            .choice("state", STATES);
    private static final Shape REPORTING = ranged(2)
            .filtered(Set.of("channel_name"), Map.of())
            .choice("model", MODELS)
            .choice("losses", "false", "true");
    private static final Shape COMPARISON = ranged(1).choice("losses", "false", "true");
    private static final Shape PATHS = ranged(2);
    private static final Shape SUMMARY = ranged(0);

    private final JourneyFigures journeys;
    private final ChannelFigures channels;
    private final PathFigures paths;

    AttributionController(JourneyFigures journeys, ChannelFigures channels, PathFigures paths) {
        this.journeys = journeys;
        this.channels = channels;
        this.paths = paths;
    }

    @Get("/customer-journeys")
    HttpResponse<byte[]> conversions(HttpRequest<?> request) {
        return Responder.list(request, Conversion.class, journeys.conversions(read(request, CONVERSIONS)));
    }

    @Get("/customer-journeys/{conv_id}")
    HttpResponse<byte[]> customerJourney(HttpRequest<?> request, @PathVariable("conv_id") String conversion) {
        return Responder.list(
                request, CustomerJourney.Step.class, journeys.journey(conversion, read(request, JOURNEY)));
    }

    @Get("/channel-reporting")
    HttpResponse<byte[]> channelReporting(HttpRequest<?> request) {
        return Responder.list(request, ChannelReporting.class, channels.reporting(read(request, REPORTING)));
    }

    @Heavy
    @Get("/models")
    HttpResponse<byte[]> models(HttpRequest<?> request) {
        return Responder.list(request, ModelComparison.Channel.class, channels.models(read(request, COMPARISON)));
    }

    @Heavy
    @Get("/paths")
    HttpResponse<byte[]> paths(HttpRequest<?> request) {
        return Responder.list(request, Paths.Path.class, paths.paths(read(request, PATHS)));
    }

    @Get("/summary")
    HttpResponse<byte[]> summary(HttpRequest<?> request) {
        return Responder.list(request, AttributionSummary.Headlines.class, paths.summary(read(request, SUMMARY)));
    }

    private static AttributionRequest read(HttpRequest<?> request, Shape shape) {
        return new AttributionRequest(ListRequest.of(request, shape));
    }

    private static Shape ranged(int keyParts) {
        return Shape.of(keyParts, "workspace", "from", "to", "partial");
    }
}
