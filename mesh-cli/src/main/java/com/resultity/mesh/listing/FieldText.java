package com.resultity.mesh.listing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values of fields, for a person. */
public final class FieldText {
    private static final String SEPARATOR = ", ";

    private FieldText() {}

    /** Tells whether a field says nothing: it is not there, null, or a list or section without anything in it. */
    public static boolean isEmpty(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.isContainerNode() && value.isEmpty();
    }

    /** Returns a value in one line; nothing where the field says nothing. */
    public static String of(JsonNode value) {
        if (isEmpty(value)) {
            return "";
        }
        return value.isArray() ? String.join(SEPARATOR, items(value)) : inside(value);
    }

    /** Returns the items of a list, each in one line. */
    public static List<String> items(JsonNode list) {
        List<String> items = new ArrayList<>();
        list.forEach(item -> items.add(inside(item)));
        return items;
    }

    /** A value inside a list or a section, as YAML would have it. */
    private static String inside(JsonNode value) {
        if (value.isArray()) {
            return "[" + String.join(SEPARATOR, items(value)) + "]";
        }
        if (!value.isObject()) {
            return value.asText();
        }
        List<String> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (!isEmpty(field.getValue())) {
                fields.add(field.getKey() + ": " + inside(field.getValue()));
            }
        }
        return "{" + String.join(SEPARATOR, fields) + "}";
    }
}
