package com.resultity.mesh.geo.zones;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Takes fields out of a YAML tree and collects what is wrong with them, with lines. Scalars are taken as they are written
 * and not as YAML would understand them, because to YAML 1.1 the country NO is a boolean.
 */
final class ZoneFileReader {

    private static final Map<String, Boolean> SWITCH = Map.of("true", true, "on", true, "false", false, "off", false);

    private final List<ZoneFileProblem> problems = new ArrayList<>();

    /**
     * A word of the file.
     *
     * @param value the word
     * @param line its line, from 1
     */
    record Word(String value, int line) {}

    List<ZoneFileProblem> problems() {
        return problems;
    }

    void report(int line, String field, String problem, String remedy) {
        problems.add(new ZoneFileProblem(line, field, problem, remedy));
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** The entries of a mapping in the order of the file; empty, with a problem, where the node is not a mapping. */
    Map<Word, Node> mapping(Node node, String field) {
        if (!(node instanceof MappingNode mapping)) {
            report(line(node), field, "is not a mapping", "write 'name: value' lines under it");
            return Map.of();
        }
        Map<Word, Node> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            Optional<Word> key = word(entry.getKeyNode(), field);
            if (key.isEmpty()) {
                continue;
            }
            Integer earlier = lines.putIfAbsent(key.get().value(), key.get().line());
            if (earlier != null) {
                report(
                        key.get().line(),
                        path(field, key.get().value()),
                        "stands in line " + earlier + " already",
                        "leave one of the two");
                continue;
            }
            entries.put(key.get(), entry.getValueNode());
        }
        return entries;
    }

    /** The fields of a mapping by name; names other than those known are problems. */
    Map<String, Node> fields(Node node, String field, Set<String> known) {
        Map<String, Node> fields = new LinkedHashMap<>();
        mapping(node, field).forEach((name, value) -> {
            if (known.contains(name.value())) {
                fields.put(name.value(), value);
                return;
            }
            report(
                    name.line(),
                    path(field, name.value()),
                    "is not a field",
                    "the fields here are "
                            + String.join(", ", known.stream().sorted().toList()));
        });
        return fields;
    }

    /** The words of a list; empty where there is no list. */
    List<Word> words(Node node, String field) {
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            report(line(node), field, "is not a list", "write it as [A, B]");
            return List.of();
        }
        return sequence.getValue().stream()
                .flatMap(item -> word(item, field).stream())
                .toList();
    }

    Optional<Word> word(Node node, String field) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(new Word(scalar.getValue(), line(node)));
        }
        report(line(node), field, "is not a single word", "write one word");
        return Optional.empty();
    }

    boolean switched(Node node, String field, boolean otherwise) {
        if (node == null) {
            return otherwise;
        }
        Optional<Boolean> value = word(node, field).map(word -> SWITCH.get(word.value()));
        if (value.isEmpty()) {
            report(line(node), field, "is neither true nor false", "write true or false");
        }
        return value.orElse(otherwise);
    }

    int number(Node node, String field, int otherwise, int least, int most) {
        if (node == null) {
            return otherwise;
        }
        Optional<Integer> value = word(node, field)
                .filter(word -> word.value().matches("[0-9]{1,9}"))
                .map(word -> Integer.parseInt(word.value()))
                .filter(number -> number >= least && number <= most);
        if (value.isEmpty()) {
            report(
                    line(node),
                    field,
                    "is not a whole number from " + least + " to " + most,
                    "write a number in that range");
        }
        return value.orElse(otherwise);
    }

    static String path(String field, String name) {
        return field.isEmpty() ? name : field + "." + name;
    }
}
