package com.resultity.mesh.registry.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The mistakes found in one document, and the lines of the fields that were looked at. */
final class Mistakes {

    private final int document;
    private final List<ManifestError> errors = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    Mistakes(int document) {
        this.document = document;
    }

    void add(int line, String field, String problem, String remedy) {
        if (errors.size() < ManifestReading.MOST_ERRORS) {
            errors.add(new ManifestError(document, line, field, problem, remedy));
        }
    }

    /** Adds a mistake in a field that was looked at before. */
    void addTo(String field, String problem, String remedy) {
        add(lineOf(field, 1), field, problem, remedy);
    }

    /** The line of a field that was looked at, or else another. */
    int lineOf(String field, int otherwise) {
        return lines.getOrDefault(field, otherwise);
    }

    void seen(String field, int line) {
        lines.put(field, line);
    }

    boolean none() {
        return errors.isEmpty();
    }

    List<ManifestError> errors() {
        return errors;
    }
}
