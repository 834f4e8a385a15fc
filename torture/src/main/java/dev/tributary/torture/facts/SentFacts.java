package dev.tributary.torture.facts;

import dev.tributary.twin.Twin;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;

/** What was sent: of each fact the version that counts, and what the ledger must say. For one thread at a time. */
public final class SentFacts {

    /** What the ledger calls what becomes of a record. */
    public enum Outcome {
        APPLIED,
        DUPLICATE,
        REPLACED,
        REMOVED;

        /** What becomes of a record that makes this of that; empty where there is no fact. */
        public static Outcome of(Optional<SpecificRecord> before, Optional<SpecificRecord> after) {
            if (before.equals(after)) {
                return DUPLICATE;
            }
            if (before.isEmpty()) {
                return APPLIED;
            }
            return after.isEmpty() ? REMOVED : REPLACED;
        }
    }

    /** A record to send. */
    public record Change(
            long number, String key, Class<? extends SpecificRecord> type, Optional<SpecificRecord> fact) {}

    private final InventedFacts invented;
    private final Random random;
    /** By number: the version that counts, negative once it was removed. */
    private final List<Integer> versions = new ArrayList<>();

    private final Map<Outcome, Long> steady = new EnumMap<>(Outcome.class);
    private final Map<Outcome, Long> restless = new EnumMap<>(Outcome.class);

    public SentFacts(long seed) {
        this.invented = new InventedFacts(seed);
        this.random = new Random(seed);
    }

    /** Mostly a new fact; else one that was sent before comes again, changed or not, or goes. */
    public Change next() {
        if (versions.isEmpty() || random.nextInt(10) < 6) {
            versions.add(1);
            return sent(versions.size() - 1L, Outcome.APPLIED);
        }
        int number = random.nextInt(versions.size());
        return InventedFacts.isSteady(number) ? sent(number, Outcome.DUPLICATE) : changed(number);
    }

    private Change changed(int number) {
        int version = versions.get(number);
        if (version < 0) {
            versions.set(number, 1 - version);
            return sent(number, Outcome.APPLIED);
        }
        return switch (random.nextInt(4)) {
            case 0 -> sent(number, Outcome.DUPLICATE);
            case 1 -> {
                versions.set(number, -version);
                yield sent(number, Outcome.REMOVED);
            }
            default -> {
                versions.set(number, version + 1);
                yield sent(number, Outcome.REPLACED);
            }
        };
    }

    private Change sent(long number, Outcome outcome) {
        (InventedFacts.isSteady(number) ? steady : restless).merge(outcome, 1L, Long::sum);
        SpecificRecord fact = invented.fact(number, Math.abs(versions.get((int) number)));
        return new Change(
                number,
                InventedFacts.key(fact),
                fact.getClass(),
                Optional.of(fact).filter(any -> outcome != Outcome.REMOVED));
    }

    /** Every fact that counts, with its key. */
    public void forEach(BiConsumer<String, SpecificRecord> action) {
        for (int number = 0; number < versions.size(); number++) {
            if (versions.get(number) > 0) {
                SpecificRecord fact = invented.fact(number, versions.get(number));
                action.accept(InventedFacts.key(fact), fact);
            }
        }
    }

    /** A twin of them. */
    public Twin twin() {
        Twin twin = Twin.open();
        forEach(twin::put);
        return twin;
    }

    /** What the ledger must say, by workspace. */
    public Map<String, Map<Outcome, Long>> ledger() {
        return Map.of(InventedFacts.STEADY, steady, InventedFacts.RESTLESS, restless);
    }

    /** Records sent, all together. */
    public long records() {
        return records(ledger());
    }

    /** Records that a ledger counts, all together. */
    public static long records(Map<String, Map<Outcome, Long>> ledger) {
        return ledger.values().stream()
                .flatMap(outcomes -> outcomes.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}
