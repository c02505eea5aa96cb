package com.resultity.mesh.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.resultity.mesh.listing.FieldText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the fields in which two things in the form of manifests differ. What the mesh adds is left out. */
final class FieldChanges {
    private static final List<String> DECLARED = List.of("metadata", "spec");

    private FieldChanges() {}

    /**
     * Returns the fields that differ, in their order in the later thing. Sections are looked into, lists are not.
     *
     * @param before the earlier thing; missing where there was none
     */
    static List<FieldChange> between(JsonNode before, JsonNode after) {
        List<FieldChange> changes = new ArrayList<>();
        DECLARED.forEach(section -> addChanges(changes, section, before.path(section), after.path(section)));
        return changes;
    }

    private static void addChanges(List<FieldChange> changes, String field, JsonNode before, JsonNode after) {
        if (before.isObject() || after.isObject()) {
            names(before, after)
                    .forEach(name -> addChanges(changes, field + "." + name, before.path(name), after.path(name)));
            return;
        }
        boolean saysNothing = FieldText.isEmpty(before) && FieldText.isEmpty(after);
        if (!saysNothing && !before.equals(after)) {
            changes.add(new FieldChange(field, orMissing(before), orMissing(after)));
        }
    }

    private static Set<String> names(JsonNode before, JsonNode after) {
        Set<String> names = new LinkedHashSet<>();
        after.fieldNames().forEachRemaining(names::add);
        before.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode orMissing(JsonNode value) {
        return FieldText.isEmpty(value) ? MissingNode.getInstance() : value;
    }
}
