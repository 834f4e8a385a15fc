package dev.tributary.streams.health;

import dev.tributary.query.Progress;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;

/** The metrics of Kafka Streams, its clients, RocksDB, the JVM and its files in Prometheus' format. */
public final class InstanceMetrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final KafkaStreamsMetrics streamsMetrics;
    private final Supplier<Progress> progress;
    private final MultiGauge lag = MultiGauge.builder("tributary.lag")
            .description("Records of an input that the stores do not reflect yet")
            .baseUnit("records")
            .register(registry);
    private final JvmGcMetrics gcMetrics = new JvmGcMetrics();

    private InstanceMetrics(KafkaStreams streams, Supplier<Progress> progress, MeterBinder others) {
        this.progress = progress;
        streamsMetrics = new KafkaStreamsMetrics(streams);
        streamsMetrics.bindTo(registry);
        gcMetrics.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        others.bindTo(registry);
    }

    /** Metrics of an instance, of how far it has come in its inputs, and of others. */
    public static InstanceMetrics of(KafkaStreams streams, Supplier<Progress> progress, MeterBinder others) {
        return new InstanceMetrics(streams, progress, others);
    }

    /** The metrics as Prometheus scrapes them. */
    public String scrape() {
        lag.register(lags(progress.get()), true);
        return registry.scrape();
    }

    private static List<Row<?>> lags(Progress progress) {
        List<Row<?>> lags = new ArrayList<>();
        progress.taken().forEach((topic, offsets) -> offsets.keySet()
                .forEach(partition -> lags.add(Row.of(
                        Tags.of("topic", topic, "partition", partition.toString()), progress.lag(topic, partition)))));
        return lags;
    }

    @Override
    public void close() {
        streamsMetrics.close();
        gcMetrics.close();
        registry.close();
    }
}
