package com.resultity.mesh.router.explain;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Records as maps of their fields by name, in the order of their schema, ready to be written as JSON. */
final class RecordFields {

    private RecordFields() {}

    /** All fields of a record; records inside it are maps as well. */
    static Map<String, Object> of(SpecificRecord value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Schema.Field field : value.getSchema().getFields()) {
            fields.put(field.name(), plain(value.get(field.pos())));
        }
        return fields;
    }

    private static Object plain(Object value) {
        if (value instanceof SpecificRecord inner) {
            return of(inner);
        }
        if (value instanceof Collection<?> some) {
            return some.stream().map(RecordFields::plain).toList();
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    /** All fields of each record. */
    static List<Map<String, Object>> ofAll(List<? extends SpecificRecord> values) {
        return values.stream().map(RecordFields::of).toList();
    }
}
