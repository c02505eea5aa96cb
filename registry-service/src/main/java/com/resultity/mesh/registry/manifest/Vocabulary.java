package com.resultity.mesh.registry.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of one kind of manifest.
 *
 * @param sections names of the fields of each section, by the section's path; the document's own path is empty
 */
record Vocabulary(Map<String, List<String>> sections) {

    List<String> fieldsOf(String section) {
        return sections.getOrDefault(section, List.of());
    }

    /** What to do about a field that a section does not have. */
    String remedyFor(String section, String unknown) {
        Optional<String> nearest = NearestName.among(fieldsOf(section), unknown);
        if (nearest.isPresent()) {
            return "write " + nearest.get();
        }
        return sections.entrySet().stream()
                .filter(other -> other.getValue().contains(unknown))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .map(home -> home.isEmpty() ? "move it to the top of the document" : "move it into " + home)
                .orElseGet(() -> "remove it; the fields here are " + String.join(", ", fieldsOf(section)));
    }
}
