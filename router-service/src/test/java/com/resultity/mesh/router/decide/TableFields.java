package com.resultity.mesh.router.decide;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A map of a decision table. Whoever reads it must ask for all that it says: a misspelt key would otherwise say nothing. */
final class TableFields {

    private final String where;
    private final Map<String, Object> values;
    private final TreeSet<String> unread;

    /**
     * @param where names the map in complaints
     * @param map what YAML made of it; null: an empty one
     */
    TableFields(String where, Object map) {
        this.where = where;
        this.values = new LinkedHashMap<>();
        if (map instanceof Map<?, ?> given) {
            given.forEach((key, value) -> values.put(String.valueOf(key), value));
        } else if (map != null) {
            throw new IllegalArgumentException(where + " is no map: " + map);
        }
        this.unread = new TreeSet<>(values.keySet());
    }

    /** Everything was read. */
    void done() {
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException(where + " has keys that mean nothing: " + unread);
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The keys that were not read yet, in the order of the file. */
    List<String> unreadKeys() {
        return values.keySet().stream().filter(unread::contains).toList();
    }

    Object raw(String key) {
        unread.remove(key);
        return values.get(key);
    }

    /** Everything that was not read yet, as it stands. */
    Map<String, Object> rest() {
        Map<String, Object> rest = new LinkedHashMap<>();
        unreadKeys().forEach(key -> rest.put(key, raw(key)));
        return Collections.unmodifiableMap(rest);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(raw(key)).map(String::valueOf);
    }

    String need(String key) {
        return text(key).orElseThrow(() -> new IllegalArgumentException(where + " needs " + key));
    }

    void text(String key, Consumer<String> use) {
        text(key).ifPresent(use);
    }

    void number(String key, Consumer<Integer> use) {
        text(key).map(Integer::valueOf).ifPresent(use);
    }

    Optional<Long> count(String key) {
        return text(key).map(Long::valueOf);
    }

    /** A time: milliseconds, or a number with ms, s or m behind it. */
    Optional<Long> time(String key) {
        return text(key).map(TableFields::milliseconds);
    }

    static long milliseconds(String text) {
        if (text.endsWith("ms")) {
            return Long.parseLong(text.substring(0, text.length() - 2));
        }
        if (text.endsWith("s")) {
            return Long.parseLong(text.substring(0, text.length() - 1)) * 1_000;
        }
        if (text.endsWith("m")) {
            return Long.parseLong(text.substring(0, text.length() - 1)) * 60_000;
        }
        return Long.parseLong(text);
    }

    boolean flag(String key) {
        return Boolean.parseBoolean(text(key).orElse("false"));
    }

    /** A list of texts; a single text is a list of one, and what is not there is an empty one. */
    String[] list(String key) {
        Object value = raw(key);
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toArray(String[]::new);
        }
        return value == null ? new String[0] : new String[] {String.valueOf(value)};
    }

    /** The maps of a map: by name, in the order of the file. */
    List<Map.Entry<String, TableFields>> named(String key) {
        TableFields inner = inner(key);
        List<Map.Entry<String, TableFields>> named = new ArrayList<>();
        for (String name : inner.unreadKeys()) {
            named.add(Map.entry(name, inner.inner(name)));
        }
        return named;
    }

    TableFields inner(String key) {
        return new TableFields(where + "/" + key, raw(key));
    }

    /** The maps of a list. */
    List<TableFields> items(String key) {
        List<TableFields> items = new ArrayList<>();
        if (raw(key) instanceof List<?> list) {
            for (Object item : list) {
                items.add(new TableFields(where + "/" + key + "[" + items.size() + "]", item));
            }
        }
        return items;
    }

    @Override
    public String toString() {
        return where + " " + values;
    }
}
