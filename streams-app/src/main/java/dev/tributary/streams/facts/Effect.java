package dev.tributary.streams.facts;

import dev.tributary.streams.rollup.Deltas;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** What a task does with a change of a fact once it is remembered. */
interface Effect<R> {

    /** Takes up a change which that record made. */
    void changed(FactChange<R> change, Record<byte[], ?> record);

    /** Makes the effect of each task. */
    interface Factory<R> {
        Effect<R> of(ProcessorContext<byte[], Object> context, Deltas deltas);
    }

    /** Adds what each fact contributes by itself. */
    static <R> Factory<R> adding(AdditiveModel<?, R> model) {
        return (context, deltas) -> (change, record) -> {
            String workspace = change.workspace();
            change.before().ifPresent(row -> model.contribute(row, deltas.removing(workspace)));
            change.after().ifPresent(row -> model.contribute(row, deltas.adding(workspace)));
        };
    }

    /** Tells processors further down the same task, which know what the facts of an entity mean together. */
    static <R> Factory<R> telling(List<String> readers) {
        List<String> names = List.copyOf(readers);
        return (context, deltas) -> (change, record) -> {
            for (String reader : names) {
                context.forward(new Record<>(record.key(), change, record.timestamp()), reader);
            }
        };
    }
}
