package com.resultity.mesh.readback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Reads records back from JSON that has their fields by name. */
public final class JsonRecords {
    private JsonRecords() {}

    /**
     * Returns the record of a type that a tree holds; fields that the type does not have are passed over.
     *
     * @throws IllegalArgumentException if the tree is of another form
     */
    public static <V extends SpecificRecord> V read(JsonNode json, Class<V> type) {
        return type.cast(value(json, SpecificData.get().getSchema(type)));
    }

    private static Object value(JsonNode json, Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(json, schema);
            case ARRAY -> array(json, schema);
            case UNION -> union(json, schema);
            case ENUM -> SpecificData.get().createEnum(json.asText(), schema);
            case STRING -> json.asText();
            case INT -> json.asInt();
            case LONG -> json.asLong();
            case BOOLEAN -> json.asBoolean();
            default -> throw new IllegalArgumentException("no record of the mesh has a field of type " + schema);
        };
    }

    private static Object record(JsonNode json, Schema schema) {
        SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            JsonNode value = json.get(field.name());
            if (value == null) {
                if (!field.hasDefaultValue()) {
                    throw new IllegalArgumentException(schema.getName() + " lacks " + field.name());
                }
                record.put(field.pos(), SpecificData.get().getDefaultValue(field));
            } else {
                record.put(field.pos(), value(value, field.schema()));
            }
        }
        return record;
    }

    private static List<Object> array(JsonNode json, Schema schema) {
        List<Object> values = new ArrayList<>();
        json.forEach(element -> values.add(value(element, schema.getElementType())));
        return values;
    }

    /** Every union of the mesh is of null and one type. */
    private static Object union(JsonNode json, Schema schema) {
        return json.isNull()
                ? null
                : schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .map(type -> value(json, type))
                        .orElse(null);
    }
}
