package dev.tributary.streams.attribution;

import dev.tributary.attribution.Touch;
import dev.tributary.ihc.messages.IhcJourney;
import dev.tributary.ihc.messages.IhcTouch;
import dev.tributary.schemas.FactKey;
import dev.tributary.streams.state.StreamClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Sends journeys to the worker that asks the service. */
final class SentQuestions implements Questions {

    private final ProcessorContext<byte[], Object> context;
    private final StreamClock clock;

    SentQuestions(ProcessorContext<byte[], Object> context, StreamClock clock) {
        this.context = context;
        this.clock = clock;
    }

    @Override
    public void ask(String workspace, String user, Conversion conversion, List<Touch> touches) {
        send(
                workspace,
                user,
                conversion,
                IhcJourney.newBuilder()
                        .setWorkspace(workspace)
                        .setUserId(user)
                        .setConvId(conversion.id())
                        .setConvertedAt(Instant.ofEpochMilli(conversion.convertedAt()))
                        .setRevision(conversion.verdict().revision())
                        .setTouches(touches.stream().map(SentQuestions::touch).toList())
                        .build());
    }

    @Override
    public void withdraw(String workspace, String user, Conversion conversion) {
        send(workspace, user, conversion, null);
    }

    private void send(String workspace, String user, Conversion conversion, @Nullable Object journey) {
        byte[] key = FactKey.join(workspace, user, conversion.id()).getBytes(StandardCharsets.UTF_8);
        context.forward(new Record<>(key, journey, clock.time(), new RecordHeaders()), AttributionDomain.ASKED);
    }

    private static IhcTouch touch(Touch touch) {
        return IhcTouch.newBuilder()
                .setSessionId(touch.id())
                .setStartedAt(Instant.ofEpochMilli(touch.at()))
                .setChannel(touch.channel())
                .setHolderEngagement(touch.holderEngaged())
                .setCloserEngagement(touch.closerEngaged())
                .setImpression(touch.impression())
                .build();
    }
}
