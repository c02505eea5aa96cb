package com.resultity.mesh.registry.manifest;

import java.util.List;

/** One value of a YAML document, with the line that it begins on, from 1. */
sealed interface YamlValue {

    int line();

    /**
     * A single value.
     *
     * @param text its text, without quotes
     * @param plain whether it is written without quotes
     * @param line its line
     */
    record Scalar(String text, boolean plain, int line) implements YamlValue {

        private static final List<String> NULLS = List.of("", "~", "null", "Null", "NULL");

        boolean isNull() {
            return plain && NULLS.contains(text);
        }
    }

    /** A list. */
    record Sequence(List<YamlValue> items, int line) implements YamlValue {}

    /** Fields, in the order in which they are written; a name may be there twice. */
    record Mapping(List<Entry> entries, int line) implements YamlValue {}

    /**
     * One field of a mapping.
     *
     * @param name its name
     * @param line the line of its name
     * @param value its value
     */
    record Entry(String name, int line, YamlValue value) {}
}
