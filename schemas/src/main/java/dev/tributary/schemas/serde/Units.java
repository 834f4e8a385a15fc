package dev.tributary.schemas.serde;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes.Decimal;
import org.apache.avro.Schema;

/**
 * The units of a schema's fields: scales of decimals, resolutions of times.
 *
 * <p>Avro and registries call two schemas compatible even where these differ, and would read 12.34 written with two
 * decimals as 0.001234.
 */
public final class Units {

    private Units() {}

    /** A field that both schemas have, in different units, in words; empty where there is none. */
    public static Optional<String> conflict(Schema written, Schema wanted) {
        return conflicts("", written, wanted).findFirst();
    }

    private static Stream<String> conflicts(String path, Schema written, Schema wanted) {
        return branches(wanted).stream().flatMap(wantedBranch -> branches(written).stream()
                .filter(writtenBranch -> writtenBranch.getType() == wantedBranch.getType())
                .flatMap(writtenBranch -> branchConflicts(path, writtenBranch, wantedBranch)));
    }

    private static Stream<String> branchConflicts(String path, Schema written, Schema wanted) {
        return switch (wanted.getType()) {
            case RECORD -> wanted.getFields().stream().flatMap(field -> fieldConflicts(path, written, field));
            case ARRAY -> conflicts(path + "/*", written.getElementType(), wanted.getElementType());
            case MAP -> conflicts(path + "/*", written.getValueType(), wanted.getValueType());
            default ->
                unit(wanted)
                        .flatMap(here -> unit(written)
                                .filter(there -> !there.equals(here))
                                .map(there -> "field " + path + " is written as " + there + ", not as " + here))
                        .stream();
        };
    }

    private static Stream<String> fieldConflicts(String path, Schema written, Schema.Field wanted) {
        Schema.Field field = written.getField(wanted.name());
        return field == null ? Stream.empty() : conflicts(path + "/" + wanted.name(), field.schema(), wanted.schema());
    }

    private static List<Schema> branches(Schema schema) {
        return schema.isUnion() ? schema.getTypes() : List.of(schema);
    }

    private static Optional<String> unit(Schema schema) {
        return Optional.ofNullable(schema.getLogicalType())
                .map(type ->
                        type instanceof Decimal decimal ? "decimal of scale " + decimal.getScale() : type.getName());
    }
}
