package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.manifest.YamlValue.Entry;
import com.resultity.mesh.registry.manifest.YamlValue.Mapping;
import com.resultity.mesh.registry.manifest.YamlValue.Scalar;
import com.resultity.mesh.registry.manifest.YamlValue.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * The fields of one section of a manifest. Each reading notes its mistakes and goes on, so that somebody who made several
 * is told all of them at once; what a mistaken field gives is of no account.
 */
final class Section {

    private final String path;
    private final int line;

    /** Whether the section was missing or no section: that is told already, and its fields need not be. */
    private final boolean absent;

    private final Map<String, Entry> fields;
    private final Vocabulary vocabulary;
    private final Mistakes mistakes;

    private Section(
            String path,
            int line,
            boolean absent,
            Map<String, Entry> fields,
            Vocabulary vocabulary,
            Mistakes mistakes) {
        this.path = path;
        this.line = line;
        this.absent = absent;
        this.fields = fields;
        this.vocabulary = vocabulary;
        this.mistakes = mistakes;
    }

    /** The document itself, in which every field must be of the vocabulary. */
    static Section document(Mapping document, Vocabulary vocabulary, Mistakes mistakes) {
        return of("", document, vocabulary, mistakes);
    }

    /** A section that must be there. */
    Section section(String name) {
        Entry entry = present(name);
        if (entry == null && !absent) {
            mistakes.add(
                    line,
                    pathOf(name),
                    "is missing",
                    "add it, with its fields " + String.join(", ", vocabulary.fieldsOf(pathOf(name))));
        }
        return sectionOf(name, entry);
    }

    /** A section that may be left out, which then has no fields. */
    Section optionalSection(String name) {
        return sectionOf(name, present(name));
    }

    /** Its path. */
    String path() {
        return path;
    }

    /** Whether it is missing or no section, which is told already where it must be there. */
    boolean isAbsent() {
        return absent;
    }

    /** Whether a field is there and not null. */
    boolean has(String name) {
        return present(name) != null;
    }

    /** A value that must be there; the example is for whoever left it out. */
    <T> Optional<T> required(String name, ScalarForm<T> form, String example) {
        Entry entry = present(name);
        if (entry == null) {
            if (!absent) {
                mistakes.add(line, pathOf(name), "is missing", "add it, such as " + name + ": " + example);
            }
            return Optional.empty();
        }
        return form.read(pathOf(name), entry.value(), mistakes);
    }

    /** A value that may be left out. */
    <T> Optional<T> optional(String name, ScalarForm<T> form) {
        Entry entry = present(name);
        return entry == null ? Optional.empty() : form.read(pathOf(name), entry.value(), mistakes);
    }

    /** A list of at most so many values, each once; empty where it is left out. */
    SortedSet<String> names(String name, ScalarForm<String> form, int most) {
        return Names.copyOf(orderedNames(name, form, most));
    }

    /** A list of one value at least; the example is for whoever left it out. */
    SortedSet<String> requiredNames(String name, ScalarForm<String> form, int most, String example) {
        Entry entry = present(name);
        boolean nothing = entry == null
                || (entry.value() instanceof Sequence sequence
                        && sequence.items().isEmpty());
        if (nothing && !absent) {
            mistakes.add(
                    entry == null ? line : entry.line(),
                    pathOf(name),
                    entry == null ? "is missing" : "lists nothing",
                    "add it, such as " + name + ": " + example);
        }
        return names(name, form, most);
    }

    /** A list of at most so many values, each once, of which the order matters; empty where it is left out. */
    List<String> orderedNames(String name, ScalarForm<String> form, int most) {
        List<String> values = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ListItem item : items(name, most)) {
            Optional<String> value = item.read(form);
            value.ifPresent(values::add);
            if (value.isPresent() && !seen.add(value.get())) {
                item.refuse(TextForms.quoted(value.get()) + " is listed twice", "remove it");
            }
        }
        return values;
    }

    /** The items of a list of at most so many; none where it is left out. */
    List<ListItem> items(String name, int most) {
        Entry entry = present(name);
        if (entry == null) {
            return List.of();
        }
        if (!(entry.value() instanceof Sequence sequence)) {
            mistakes.add(
                    entry.value().line(), pathOf(name), "is not a list", "write " + name + ": [FIRST, SECOND], or []");
            return List.of();
        }
        if (sequence.items().size() > most) {
            mistakes.add(sequence.line(), pathOf(name), "lists more than " + most + " values", "list at most " + most);
            return List.of();
        }
        List<ListItem> items = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            items.add(
                    new ListItem(pathOf(name) + "[" + i + "]", sequence.items().get(i), vocabulary, mistakes));
        }
        return items;
    }

    private Section sectionOf(String name, Entry entry) {
        String section = pathOf(name);
        if (entry == null) {
            return absent(section);
        }
        mistakes.seen(section, entry.line());
        if (entry.value() instanceof Mapping mapping) {
            return of(section, new Mapping(mapping.entries(), entry.line()), vocabulary, mistakes);
        }
        mistakes.add(
                entry.line(),
                section,
                "is not a section",
                "write its fields below it, indented: " + String.join(", ", vocabulary.fieldsOf(section)));
        return absent(section);
    }

    private Section absent(String section) {
        return new Section(section, line, true, Map.of(), vocabulary, mistakes);
    }

    /** The field of that name, or null where it is left out or null. */
    private Entry present(String name) {
        Entry entry = fields.get(name);
        return entry == null || (entry.value() instanceof Scalar scalar && scalar.isNull()) ? null : entry;
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** A section, or an item of a list that has fields of its own. */
    static Section of(String path, Mapping mapping, Vocabulary vocabulary, Mistakes mistakes) {
        Map<String, Entry> fields = new LinkedHashMap<>();
        Section section = new Section(path, mapping.line(), false, fields, vocabulary, mistakes);
        for (Entry entry : mapping.entries()) {
            section.accept(entry);
        }
        return section;
    }

    private void accept(Entry entry) {
        String field = pathOf(TextForms.shortened(entry.name()));
        if (!vocabulary.fieldsOf(path).contains(entry.name())) {
            mistakes.add(entry.line(), field, "is not a field", vocabulary.remedyFor(path, entry.name()));
            return;
        }
        if (fields.putIfAbsent(entry.name(), entry) != null) {
            mistakes.add(entry.line(), field, "is there twice", "remove one");
        }
        mistakes.seen(field, entry.value().line());
    }
}
