package dev.tributary.producers.mapping;

import dev.tributary.producers.ReplayException;
import dev.tributary.producers.id.ContentIds;
import dev.tributary.producers.source.Row;
import dev.tributary.producers.source.Source;
import dev.tributary.schemas.FactKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * Turns the rows of one file into facts. {@link #read} takes a row; the other methods tell of the row read last.
 *
 * <p>All rows of the file must pass, in order, since ids by content count equal rows.
 */
public final class RowMapper {

    private static final long MILLIS_A_DAY = 86_400_000;
    private static final int MAX_DETAIL = 200;
    private static final int MAX_CACHED_ENTITIES = 100_000;

    private final Mapping mapping;
    private final String workspace;
    private final int columns;
    private final FieldReader[] readers;
    private final FactValues values;
    private final FactBuilder builder;
    private final ContentIds contentIds = new ContentIds();
    private final Map<String, byte[]> entityPrefixes = new HashMap<>();
    private final int entity;
    private final int time;
    private final boolean timeIsDate;
    private final int[] idFields;
    private final CompiledFlag[] flags;

    private String id = "";
    private String reason = "";
    private String detail = "";

    private RowMapper(Mapping mapping, String workspace, Source source) {
        this.mapping = mapping;
        this.workspace = workspace;
        this.columns = source.columns().size();
        this.readers = Columns.of(source).readers(mapping);
        this.values = new FactValues(readers.length);
        this.builder = new FactBuilder(mapping);
        this.entity = slot(mapping.entity());
        this.time = slot(mapping.time());
        this.timeIsDate = readers[time].field().type() == FieldType.DATE;
        this.idFields = mapping.id().stream().mapToInt(this::slot).toArray();
        this.flags = mapping.flags().stream()
                .map(flag -> new CompiledFlag(flag, slot(flag.left()), slot(flag.right())))
                .toArray(CompiledFlag[]::new);
    }

    /**
     * A mapper for the rows of a file.
     *
     * @throws ReplayException where the file lacks a column or has one twice
     */
    public static RowMapper of(Mapping mapping, String workspace, Source source) {
        return new RowMapper(mapping, workspace, source);
    }

    /** Takes a row; false where it is rejected, and {@link #reason()} and {@link #detail()} tell why. */
    public boolean read(Row row) {
        if (row.oversized()) {
            return reject("a field is longer than " + Row.MAX_FIELD + " characters", "row of " + row.size() + " fields");
        }
        if (row.size() != columns) {
            return reject("wrong number of fields", row.size() + " fields instead of " + columns);
        }
        for (FieldReader reader : readers) {
            Problem problem = reader.read(row, values);
            if (problem != Problem.NONE) {
                return reject(problem.of(reader.field().field()), cut(reader.offendingText(row)));
            }
        }
        id = idFields.length == 0 ? contentId() : naturalId();
        return true;
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

    /** The event time in milliseconds since 1970; midnight UTC of a date. */
    public long eventTime() {
        return timeIsDate ? values.number(time) * MILLIS_A_DAY : values.number(time);
    }

    /** The fact. */
    public SpecificRecord fact() {
        return builder.build(workspace, id, values);
    }

    /** The key of the fact, as in {@link FactKey}. */
    public byte[] key() {
        byte[] prefix = entityPrefix();
        byte[] encodedId = (idFields.length == 0 ? id : FactKey.join(id)).getBytes(StandardCharsets.ISO_8859_1);
        byte[] key = Arrays.copyOf(prefix, prefix.length + encodedId.length);
        System.arraycopy(encodedId, 0, key, prefix.length, encodedId.length);
        return key;
    }

    /** Length of the {@code workspace/entity} part of the key, by which it is partitioned. */
    public int entityLength() {
        return entityPrefix().length - 1;
    }

    /** Why the row looks suspicious, if it does. */
    public List<String> flags() {
        List<String> found = List.of();
        for (CompiledFlag flag : flags) {
            if (flag.holds(values)) {
                found = found.isEmpty() ? new ArrayList<>(flags.length) : found;
                found.add(flag.rule.reason());
            }
        }
        return found;
    }

    private byte[] entityPrefix() {
        String name = values.text(entity);
        byte[] known = entityPrefixes.get(name);
        if (known != null) {
            return known;
        }
        if (entityPrefixes.size() == MAX_CACHED_ENTITIES) {
            entityPrefixes.clear();
        }
        byte[] prefix = (FactKey.join(workspace, name) + "/").getBytes(StandardCharsets.ISO_8859_1);
        entityPrefixes.put(name, prefix);
        return prefix;
    }

    private String contentId() {
        for (int i = 0; i < readers.length; i++) {
            if (!values.has(i)) {
                contentIds.absent();
            } else if (readers[i].field().type() == FieldType.TEXT) {
                contentIds.text(values.text(i));
            } else {
                contentIds.number(values.number(i));
            }
        }
        return contentIds.next();
    }

    private String naturalId() {
        if (idFields.length == 1) {
            return values.text(idFields[0]);
        }
        return FactKey.join(Arrays.stream(idFields).mapToObj(values::text).toArray(String[]::new));
    }

    private int slot(String field) {
        for (int i = 0; i < readers.length; i++) {
            if (readers[i].field().field().equals(field)) {
                return i;
            }
        }
        throw new IllegalArgumentException(mapping.dataset() + " has no field " + field);
    }

    private static String cut(String text) {
        return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL) + "…";
    }

    private record CompiledFlag(Flag rule, int left, int right) {
        boolean holds(FactValues values) {
            return values.has(left)
                    && values.has(right)
                    && rule.comparison().holds(values.number(left), values.number(right));
        }
    }
}
