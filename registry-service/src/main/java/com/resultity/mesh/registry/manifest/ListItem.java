package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.manifest.YamlValue.Mapping;
import java.util.Optional;

/**
 * One item of a list: a single value, or fields of its own.
 *
 * @param path its place
 * @param value what is there
 * @param vocabulary what its fields may be
 * @param mistakes where what is wrong with it is noted
 */
record ListItem(String path, YamlValue value, Vocabulary vocabulary, Mistakes mistakes) {

    /** Its fields, if it has some. */
    Optional<Section> fields() {
        return value instanceof Mapping mapping
                ? Optional.of(Section.of(path, mapping, vocabulary, mistakes))
                : Optional.empty();
    }

    /** The single value that it should be. */
    <T> Optional<T> read(ScalarForm<T> form) {
        return form.read(path, value, mistakes);
    }

    /** Notes a mistake in it. */
    void refuse(String problem, String remedy) {
        mistakes.add(value.line(), path, problem, remedy);
    }
}
