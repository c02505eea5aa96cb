package com.resultity.mesh.registry.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fields of one kind of manifest.
 *
 * @param sections names of the fields of each section, by the section's path, in which [] stands for any item of a list;
 *     the document's own path is empty
 */
record Vocabulary(Map<String, List<String>> sections) {

    private static final String ITEM = "[]";
    private static final Pattern ITEM_NUMBER = Pattern.compile("\\[[0-9]+]");

    List<String> fieldsOf(String section) {
        return sections.getOrDefault(ITEM_NUMBER.matcher(section).replaceAll(ITEM), List.of());
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
                .filter(home -> !home.contains(ITEM))
                .sorted()
                .findFirst()
                .map(home -> home.isEmpty() ? "move it to the top of the document" : "move it into " + home)
                .orElseGet(() -> "remove it; the fields here are " + String.join(", ", fieldsOf(section)));
    }
}
