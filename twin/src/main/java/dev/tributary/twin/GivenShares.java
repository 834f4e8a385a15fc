package dev.tributary.twin;

import dev.tributary.attribution.ihc.IhcModel;
import dev.tributary.attribution.ihc.IhcShares;
import dev.tributary.attribution.ihc.Redistribution;
import dev.tributary.query.Measure;
import dev.tributary.query.attribution.AttributionRollups;
import dev.tributary.schemas.FactKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What SQL does not compute but is given: the shares of IHC, and the conversions whose journeys were refused. */
final class GivenShares implements AutoCloseable {

    private static final List<String> CONVERSION = List.of("workspace", "user_id", "conv_id");

    private final RecordTable shares;
    private final RecordTable refusals;

    GivenShares(Database database) {
        this.shares = RecordTable.create(
                database,
                "ihc_share",
                Stream.concat(
                                Stream.concat(CONVERSION.stream(), Stream.of("session_id"))
                                        .map(Column::text),
                                Stream.of("initializer", "holder", "closer", "ihc")
                                        .map(name -> Column.of(new Measure(name, AttributionRollups.SHARE_SCALE))))
                        .toList());
        this.refusals = RecordTable.create(
                database, "ihc_refusal", CONVERSION.stream().map(Column::text).toList());
    }

    void put(String workspace, String userId, String conversionId, String sessionId, List<BigInteger> units) {
        List<Object> row = new ArrayList<>(List.of(workspace, userId, conversionId, sessionId));
        row.addAll(units);
        shares.put(FactKey.join(workspace, userId, conversionId, sessionId), row);
    }

    void refuse(String workspace, String userId, String conversionId) {
        refusals.put(FactKey.join(workspace, userId, conversionId), List.<Object>of(workspace, userId, conversionId));
    }

    /** Puts what the model says of journeys in place of all that was given before. */
    void divide(ConversionJourneys journeys, IhcModel model, Redistribution redistribution) {
        shares.clear();
        refusals.clear();
        for (ConversionJourney conversion : journeys) {
            for (IhcShares share : model.attribute(conversion.journey(), redistribution)) {
                put(
                        conversion.workspace(),
                        conversion.userId(),
                        conversion.conversionId(),
                        share.touch().id(),
                        Stream.of(share.initializer(), share.holder(), share.closer(), share.ihc())
                                .map(BigInteger::valueOf)
                                .toList());
            }
        }
    }

    void fold() {
        shares.fold();
        refusals.fold();
    }

    @Override
    public void close() {
        shares.close();
        refusals.close();
    }
}
