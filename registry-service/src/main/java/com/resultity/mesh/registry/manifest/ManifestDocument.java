package com.resultity.mesh.registry.manifest;

import java.util.Map;

/**
 * A document without mistakes of its own.
 *
 * @param number its number in what was sent, from 1
 * @param line the line that it begins on, from 1
 * @param manifest what it declares
 * @param lines the line of each of its fields, by path
 */
public record ManifestDocument(int number, int line, Manifest manifest, Map<String, Integer> lines) {

    public ManifestDocument {
        lines = Map.copyOf(lines);
    }

    /** A mistake in a field of this document that shows only beside other documents or what is there already. */
    public ManifestError error(String field, String problem, String remedy) {
        return new ManifestError(number, lines.getOrDefault(field, line), field, problem, remedy);
    }
}
