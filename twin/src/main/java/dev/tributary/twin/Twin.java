package dev.tributary.twin;

import dev.tributary.attribution.ihc.IhcModel;
import dev.tributary.attribution.ihc.Redistribution;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * The facts as tables of an embedded database, and every view computed from them by its SQL file: the second, independent
 * way to every figure.
 *
 * <p>A table holds the last version of each fact: a fact put under a key again replaces the row, a removal takes it away.
 * The shares of IHC alone are no SQL: they are given, by a model or as they were found. For one thread at a time.
 */
public final class Twin implements AutoCloseable {

    private final Database database;
    private final Map<Schema, RecordTable> facts = new LinkedHashMap<>();
    private final GivenShares given;

    private Twin(Database database, JourneyRules rules) {
        this.database = database;
        database.execute(TwinView.resource("ratio.sql"));
        for (Topic<?> topic : Topics.withDefaultPrefix().facts()) {
            Schema schema = schema(topic.type());
            facts.put(schema, RecordTable.create(database, tableName(schema), Column.of(schema)));
        }
        given = new GivenShares(database);
        database.execute(TwinView.resource("growth.sql"));
        database.execute(TwinView.resource("attribution.sql"));
        database.execute(TwinView.resource("vouchers.sql"));
        database.execute(TwinView.resource("commerce.sql"));
        rules.applyTo(database);
    }

    /** A twin without facts, all in memory. */
    public static Twin open() {
        return open(JourneyRules.DEFAULT);
    }

    /** The same where other sessions make a journey. */
    public static Twin open(JourneyRules rules) {
        return new Twin(Database.open(), rules);
    }

    /** Takes up a version of a fact, in place of the one before under the same key. */
    public void put(String key, SpecificRecord fact) {
        table(fact.getSchema(), fact.getClass()).put(key, fact);
    }

    /** Takes away the fact of that type and key, if there is one. */
    public void remove(Class<? extends SpecificRecord> type, String key) {
        table(schema(type), type).remove(key);
    }

    /** The journeys of a workspace, or of all, over the facts as they are now, by workspace, user and conversion. */
    public ConversionJourneys journeys(Optional<String> workspace) {
        fold();
        return new ConversionJourneys(database, workspace);
    }

    /** Divides every conversion by IHC over the facts as they are now, in place of all shares given before. */
    public void attribute(IhcModel model) {
        attribute(model, Redistribution.NONE);
    }

    /** The same with a redistribution. */
    public void attribute(IhcModel model, Redistribution redistribution) {
        given.divide(journeys(Optional.empty()), model, redistribution);
    }

    /**
     * Gives a session its shares of a conversion as somebody else divided it.
     *
     * @param units initializer, holder, closer and ihc, in ten-thousandths
     */
    public void putShares(
            String workspace, String userId, String conversionId, String sessionId, List<BigInteger> units) {
        given.put(workspace, userId, conversionId, sessionId, units);
    }

    /** Says that the journey of a conversion was refused. */
    public void putRefusal(String workspace, String userId, String conversionId) {
        given.refuse(workspace, userId, conversionId);
    }

    /** The rows of a view over the facts as they are now. */
    public TwinTable compute(TwinView view) {
        return query("SELECT * FROM (%s) ORDER BY %s".formatted(view.sql(), String.join(", ", view.key())));
    }

    /** What any other SQL gives over the facts as they are now; columns and values come as in a view. */
    public TwinTable query(String sql) {
        fold();
        return database.query(sql);
    }

    /**
     * The same rows, kept to be compared with what is found elsewhere, until the next call.
     *
     * @param workspace the one to look at; empty for all
     */
    public Expectation expect(TwinView view, Optional<String> workspace) {
        fold();
        return new Expectation(database, view, workspace);
    }

    @Override
    public void close() {
        facts.values().forEach(RecordTable::close);
        given.close();
        database.close();
    }

    private void fold() {
        facts.values().forEach(RecordTable::fold);
        given.fold();
    }

    private RecordTable table(Schema schema, Class<?> type) {
        RecordTable table = facts.get(schema);
        if (table == null) {
            throw new IllegalArgumentException(type.getName() + " is not a fact; facts are "
                    + facts.keySet().stream().map(Schema::getName).collect(Collectors.joining(", ")));
        }
        return table;
    }

    private static Schema schema(Class<? extends SpecificRecord> type) {
        return SpecificData.get().getSchema(type);
    }

    /** The schema's name in snake case; {@code order} is a word of SQL, so orders are in {@code orders}. */
    private static String tableName(Schema schema) {
        String name = schema.getName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        return name.equals("order") ? "orders" : name;
    }
}
