package dev.tributary.bench.data;

import dev.tributary.facts.CampaignResult;
import dev.tributary.schemas.Money;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Campaign results made from a seed: the same settings give the same events, in the same order.
 *
 * <p>Customers follow Zipf's law, as real ones do. One event in a hundred repeats an earlier fact and another corrects
 * one, so that whoever counts a fact twice, or keeps what was corrected, ends with other figures.
 *
 * @param events how many to make
 * @param customers how many customers they spread over
 * @param order of the days
 * @param seed any number
 */
public record SampleFacts(long events, int customers, Order order, long seed) {

    /** In which order the days come. */
    public enum Order {
        /** Day after day, as shops export their history and as live facts come. */
        BY_DAY,
        /** Every event on any day: the most rows that a commit can touch. */
        SHUFFLED
    }

    private static final List<String> STATUSES = List.of("ENABLED", "HIDDEN");
    private static final List<String> TYPES = List.of("CONVERSION", "ENGAGEMENT", "AWARENESS");
    private static final List<String> CATEGORIES = List.of("HOME", "FASHION", "ELECTRONICS", "TOYS");
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 366;
    private static final int REPEAT_EVERY = 100;
    private static final int REMEMBERED = 64;
    private static final String WORKSPACE = "default";

    /** Every day that has facts. */
    public static Stream<LocalDate> days() {
        return FIRST_DAY.datesUntil(FIRST_DAY.plusDays(DAYS));
    }

    /** Every event, repeats and corrections among them. */
    public void forEach(Consumer<CampaignResult> consumer) {
        make(consumer, true);
    }

    /** So many facts without repeats and corrections. */
    public void forEachFact(Consumer<CampaignResult> consumer) {
        make(consumer, false);
    }

    private void make(Consumer<CampaignResult> consumer, boolean repeats) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] shares = zipf(customers);
        @Nullable CampaignResult[] recent = new CampaignResult[REMEMBERED];
        for (long i = 0; i < events; i++) {
            CampaignResult earlier = recent[random.nextInt(REMEMBERED)];
            LocalDate day = FIRST_DAY.plusDays(order == Order.BY_DAY ? i * DAYS / events : random.nextInt(DAYS));
            CampaignResult event = fact(random, shares, day);
            if (repeats && earlier != null && i % REPEAT_EVERY == 0) {
                event = earlier;
            } else if (repeats && earlier != null && i % REPEAT_EVERY == REPEAT_EVERY / 2) {
                event = corrected(earlier, event);
            }
            recent[(int) (i % REMEMBERED)] = event;
            consumer.accept(event);
        }
    }

    private static CampaignResult fact(SplittableRandom random, double[] shares, LocalDate day) {
        long impressions = random.nextLong(100, 100_000);
        long clicks = random.nextLong(impressions / 10 + 1);
        return new CampaignResult(
                WORKSPACE,
                id(random),
                customer(random, shares),
                day,
                pick(random, STATUSES),
                pick(random, TYPES),
                pick(random, CATEGORIES),
                Money.ofMillionths(random.nextLong(1, 5_000_000) * 10_000),
                random.nextLong(clicks + 1),
                impressions,
                clicks);
    }

    private static CampaignResult corrected(CampaignResult earlier, CampaignResult now) {
        return CampaignResult.newBuilder(now)
                .setId(earlier.getId())
                .setCustomerId(earlier.getCustomerId())
                .build();
    }

    private static String id(SplittableRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String customer(SplittableRandom random, double[] shares) {
        int found = Arrays.binarySearch(shares, random.nextDouble());
        return "customer-%06d".formatted(Math.min(found < 0 ? -found - 1 : found, shares.length - 1));
    }

    private static String pick(SplittableRandom random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static double[] zipf(int customers) {
        double[] cumulative = new double[customers];
        double sum = 0;
        for (int rank = 0; rank < customers; rank++) {
            sum += 1.0 / (rank + 1);
            cumulative[rank] = sum;
        }
        for (int rank = 0; rank < customers; rank++) {
            cumulative[rank] /= sum;
        }
        return cumulative;
    }
}
