package dev.tributary.producers.mapping;

import dev.tributary.producers.ReplayException;
import dev.tributary.producers.id.ContentIds;
import dev.tributary.producers.id.SeenIds;
import dev.tributary.producers.source.Row;
import dev.tributary.producers.source.Source;
import dev.tributary.schemas.FactKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * Turns the rows of one file into facts. {@link #read} takes a row; the other methods tell of the row read last.
 *
 * <p>All rows of the file must pass, in order, since ids by content count equal rows.
 */
public final class RowMapper {

    private static final int MAX_DETAIL = 200;

    private final Row row;
    private final int columns;
    private final FieldReader[] readers;
    private final FactContent content;
    private final Optional<LinesReader> lines;
    private final FactBytes bytes;
    private final ContentIds contentIds = new ContentIds();
    private final EntityPrefixes entityPrefixes;
    private final String workspacePrefix;
    private final OptionalInt entity;
    private final int time;
    private final long timeUnit;
    private final FieldReader[] idReaders;
    private final Optional<SeenIds> seenIds;
    private final FlagCheck[] flags;
    private final FlagCheck[] drops;

    private String id = "";
    private String reason = "";
    private String detail = "";

    private RowMapper(Mapping mapping, String workspace, Source source, Function<SpecificRecord, byte[]> serde) {
        this.row = source.row();
        this.columns = source.columns().size();
        this.readers = Columns.of(source).readers(mapping.fields());
        this.content = FactContent.of(mapping);
        this.lines = mapping.lines().map(found -> LinesReader.of(mapping, found, source));
        this.bytes = new FactBytes(mapping, workspace, serde);
        this.entityPrefixes = new EntityPrefixes(workspace);
        this.workspacePrefix = FactKey.join(workspace) + "/";
        this.entity = mapping.entity().equals(Mapping.ITSELF)
                ? OptionalInt.empty()
                : OptionalInt.of(mapping.slot(mapping.entity()));
        this.time = mapping.slot(mapping.time());
        this.timeUnit = RowTimes.unit(readers[time].field().type());
        this.idReaders = Columns.of(source).idReaders(mapping);
        // A table holds each thing once; in files, a later row of the same id is a later state of the same thing.
        this.seenIds =
                idReaders.length > 0 && mapping.table().isPresent() ? Optional.of(new SeenIds()) : Optional.empty();
        this.flags = checks(mapping.flags(), mapping);
        this.drops = checks(mapping.drops(), mapping);
    }

    private static FlagCheck[] checks(List<Flag> flags, Mapping mapping) {
        return flags.stream().map(flag -> FlagCheck.of(flag, mapping)).toArray(FlagCheck[]::new);
    }

    /**
     * A mapper for the rows of a file.
     *
     * @param serde writes a fact in the wire format
     * @throws ReplayException where the file lacks a column or has one twice
     */
    public static RowMapper of(
            Mapping mapping, String workspace, Source source, Function<SpecificRecord, byte[]> serde) {
        return new RowMapper(mapping, workspace, source, serde);
    }

    /** Takes the present row of the source; false where it is rejected, and {@link #reason()} and {@link #detail()} tell why. */
    public boolean read() {
        if (!row.fault().isEmpty()) {
            return reject(row.fault(), cut(row.faultDetail()));
        }
        if (row.size() != columns) {
            return reject("wrong number of fields", row.size() + " fields instead of " + columns);
        }
        content.clear();
        for (FieldReader reader : readers) {
            Problem problem = reader.read(row, content);
            if (problem != Problem.NONE) {
                return reject(problem.of(reader.field().field()), cut(reader.rawText(row)));
            }
        }
        if (lines.isPresent() && !lines.get().read(content)) {
            return reject(lines.get().reason(), cut(lines.get().detail()));
        }
        return idReaders.length == 0 ? readContentId() : readNaturalId();
    }

    private boolean readContentId() {
        id = contentIds.next(content.bytes(), content.length());
        return true;
    }

    private boolean readNaturalId() {
        for (FieldReader reader : idReaders) {
            Problem problem = reader.checkText(row);
            if (problem != Problem.NONE) {
                return reject(problem.of(reader.field().field()), cut(reader.rawText(row)));
            }
        }
        id = naturalId();
        return seenIds.isEmpty() || seenIds.get().add(key()) || reject(idNames() + " occurs again", cut(id));
    }

    private boolean reject(String why, String what) {
        reason = why;
        detail = what;
        return false;
    }

    /** Why the row was rejected: a short phrase without values. */
    public String reason() {
        return reason;
    }

    /** The offending text of the rejected row, cut to a bounded length. */
    public String detail() {
        return detail;
    }

    /** The event time in milliseconds since 1970; midnight UTC of a date; 0 where the fact has none. */
    public long eventTime() {
        return content.has(time) ? content.number(time) * timeUnit : 0;
    }

    /** The fact in the wire format. */
    public byte[] value() {
        return bytes.of(id, content, readers, row);
    }

    /** The key of the fact, as in {@link FactKey}. */
    public byte[] key() {
        String idPart = idReaders.length == 0 ? id : FactKey.join(id);
        byte[] prefix = entity.isPresent()
                ? entityPrefixes.of(readers[entity.getAsInt()].text(row))
                : (workspacePrefix + idPart + "/").getBytes(StandardCharsets.ISO_8859_1);
        byte[] encodedId = idPart.getBytes(StandardCharsets.ISO_8859_1);
        byte[] key = Arrays.copyOf(prefix, prefix.length + encodedId.length);
        System.arraycopy(encodedId, 0, key, prefix.length, encodedId.length);
        return key;
    }

    /** Why the row looks suspicious, if it does. */
    public List<String> flags() {
        List<String> found = List.of();
        for (FlagCheck flag : flags) {
            if (flag.holds(content)) {
                found = found.isEmpty() ? new ArrayList<>(flags.length) : found;
                found.add(flag.reason());
            }
        }
        return found;
    }

    /** Why the figures do not count the row, if they do not: the first reason that holds. */
    public Optional<String> dropped() {
        for (FlagCheck drop : drops) {
            if (drop.holds(content)) {
                return Optional.of(drop.reason());
            }
        }
        return Optional.empty();
    }

    private String naturalId() {
        if (idReaders.length == 1) {
            return idReaders[0].text(row);
        }
        return FactKey.join(
                Arrays.stream(idReaders).map(reader -> reader.text(row)).toArray(String[]::new));
    }

    private String idNames() {
        return Arrays.stream(idReaders).map(reader -> reader.field().field()).collect(Collectors.joining(", "));
    }

    private static String cut(String text) {
        return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL) + "…";
    }
}
