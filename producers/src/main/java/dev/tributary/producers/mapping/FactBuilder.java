package dev.tributary.producers.mapping;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Makes the generated record of a fact out of the values of a row. */
final class FactBuilder {

    private final Class<? extends SpecificRecord> type;
    private final Schema schema;
    private final FieldMapping[] fields;
    private final Schema[] schemas;
    private final int[] positions;
    private final List<Schema.Field> defaults;

    FactBuilder(Mapping mapping) {
        type = mapping.fact();
        schema = SpecificData.get().getSchema(type);
        fields = mapping.fields().toArray(FieldMapping[]::new);
        positions = new int[fields.length];
        schemas = new Schema[fields.length];
        List<Schema.Field> others = new ArrayList<>(schema.getFields());
        for (int i = 0; i < fields.length; i++) {
            Schema.Field field = schema.getField(fields[i].field());
            positions[i] = field.pos();
            schemas[i] = field.schema();
            others.remove(field);
        }
        others.removeIf(field -> FactSchema.isOurs(field.name()));
        defaults = List.copyOf(others);
    }

    SpecificRecord build(String workspace, String id, FactValues values) {
        SpecificRecord fact = (SpecificRecord) SpecificData.newInstance(type, schema);
        fact.put(schema.getField("workspace").pos(), workspace);
        fact.put(schema.getField("id").pos(), id);
        for (Schema.Field field : defaults) {
            fact.put(field.pos(), SpecificData.getForClass(type).getDefaultValue(field));
        }
        for (int i = 0; i < fields.length; i++) {
            if (values.has(i)) {
                fact.put(positions[i], value(i, values));
            }
        }
        return fact;
    }

    private Object value(int i, FactValues values) {
        FieldType type = fields[i].type();
        return type == FieldType.TEXT ? values.text(i) : FactSchema.value(schemas[i], type, values.number(i));
    }
}
