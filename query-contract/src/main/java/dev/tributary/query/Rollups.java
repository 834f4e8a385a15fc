package dev.tributary.query;

import dev.tributary.query.attribution.AttributionRollups;
import dev.tributary.query.campaigns.CampaignRollups;
import dev.tributary.query.commerce.CommerceRollups;
import dev.tributary.query.growth.GrowthRollups;
import dev.tributary.query.ledger.LedgerRollup;
import dev.tributary.query.vouchers.VoucherRollups;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every rollup of every domain. */
public final class Rollups {

    public static final List<Rollup> ALL = Stream.of(
                    CampaignRollups.ALL,
                    GrowthRollups.ALL,
                    AttributionRollups.ALL,
                    VoucherRollups.ALL,
                    CommerceRollups.ALL,
                    List.of(LedgerRollup.LEDGER))
            .flatMap(List::stream)
            .toList();

    private static final Map<String, Rollup> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Rollup::name, Function.identity()));

    private Rollups() {}

    public static Optional<Rollup> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
