package com.resultity.mesh.testkit.golden;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** A record of any schema with every field set: unions to their last branch, lists to one element, names as texts. */
final class FilledRecord {

    private FilledRecord() {}

    static Object of(Schema schema) {
        return value(schema, schema.getName());
    }

    private static Object value(Schema schema, String name) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ENUM ->
                new GenericData.EnumSymbol(schema, schema.getEnumSymbols().get(0));
            case ARRAY -> List.of(value(schema.getElementType(), name));
            case MAP -> Map.of(name, value(schema.getValueType(), name));
            case UNION -> value(schema.getTypes().get(schema.getTypes().size() - 1), name);
            case STRING -> name;
            case BYTES -> ByteBuffer.wrap(new byte[] {1, 2, 3});
            case INT -> name.length();
            case LONG -> 1_767_225_600_000L + name.length();
            case BOOLEAN -> true;
            default -> throw new IllegalArgumentException("no topic has a field of type " + schema.getType());
        };
    }

    private static GenericData.Record record(Schema schema) {
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.name(), value(field.schema(), field.name()));
        }
        return record;
    }
}
