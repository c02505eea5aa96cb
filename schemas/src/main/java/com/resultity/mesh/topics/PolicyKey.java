package com.resultity.mesh.topics;

import java.util.Arrays;
import java.util.Optional;

/**
 * Key of {@code mesh.placement-policies.v1}, which holds the entries of several tables under one order: the table's name, a
 * slash, and the entry's key on the topic that it was copied from.
 *
 * @param table the table
 * @param key the entry's key in it, not empty
 */
public record PolicyKey(Table table, String key) {

    /** The tables that cells decide on. */
    public enum Table {
        SUBCLOUD("subcloud"),
        GRANT("grant"),
        TOKEN("token"),
        TENANT("tenant"),
        MODEL("model");

        private final String prefix;

        Table(String name) {
            this.prefix = name + "/";
        }
    }

    /** The key as it is written. */
    public String text() {
        return table.prefix + key;
    }

    /** What a key names, or nothing if it is of no table. */
    public static Optional<PolicyKey> parse(String text) {
        return Arrays.stream(Table.values())
                .filter(table -> text.startsWith(table.prefix) && text.length() > table.prefix.length())
                .map(table -> new PolicyKey(table, text.substring(table.prefix.length())))
                .findFirst();
    }
}
