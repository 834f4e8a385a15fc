package dev.tributary.twin.verify;

import dev.tributary.query.RollupRow;
import dev.tributary.query.attribution.AttributionRollups;
import dev.tributary.query.attribution.ConversionState;
import dev.tributary.twin.Twin;
import dev.tributary.twin.TwinView;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings into the twin what SQL does not compute: the shares of IHC and the refused journeys, as the stores hold them.
 * SQL then tells to which sessions they belong and whether they add up, and what follows from them.
 */
final class FoundShares {

    private static final List<String> SESSION = List.of(
            AttributionRollups.CONVERSION.name(), AttributionRollups.USER.name(), AttributionRollups.SESSION.name());
    private static final Map<String, Set<String>> REFUSED =
            Map.of(AttributionRollups.STATE.name(), Set.of(ConversionState.REFUSED.text()));
    private static final int ATTRIBUTED = 1;

    private final Stores stores;
    private final Twin twin;
    private long shares;

    FoundShares(Stores stores, Twin twin) {
        this.stores = stores;
        this.twin = twin;
    }

    /** How many sessions got shares. */
    long shares() {
        return shares;
    }

    void read(List<TwinView> views, Set<String> workspaces) {
        if (views.stream().anyMatch(view -> view.domain().equals(AttributionRollups.DOMAIN))) {
            workspaces.forEach(this::read);
        }
    }

    private void read(String workspace) {
        stores.read(AttributionRollups.JOURNEYS, workspace, Map.of(), SESSION, row -> take(workspace, row));
        stores.read(
                AttributionRollups.CONVERSIONS,
                workspace,
                REFUSED,
                SESSION.subList(0, 2),
                row -> twin.putRefusal(
                        workspace, row.group().get(1), row.group().get(0)));
    }

    private void take(String workspace, RollupRow row) {
        if (row.measures().get(ATTRIBUTED).signum() != 0) {
            List<String> group = row.group();
            twin.putShares(
                    workspace,
                    group.get(1),
                    group.get(0),
                    group.get(2),
                    row.measures().subList(ATTRIBUTED + 1, row.measures().size()));
            shares++;
        }
    }
}
