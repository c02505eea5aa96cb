package com.resultity.mesh.removal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.resultity.mesh.removal.Removal.Outcome;
import com.resultity.mesh.text.TextTable;
import java.util.ArrayList;
import java.util.List;

/** What was removed and what was not there, in words. */
public final class RemovalText {
    private RemovalText() {}

    /** Returns the lines of it, for people. */
    public static List<String> lines(List<Removal> removals) {
        TextTable table = new TextTable("outcome", "kind", "id");
        removals.forEach(removal -> table.row(
                removal.outcome().words(),
                removal.thing().kind().manifestName(),
                removal.thing().id()));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(count(removals, Outcome.REMOVED) + " removed, " + count(removals, Outcome.NOT_THERE) + " not there.");
        return lines;
    }

    private static long count(List<Removal> removals, Outcome outcome) {
        return removals.stream().filter(removal -> removal.outcome() == outcome).count();
    }

    /** Returns it for programs. */
    public static JsonNode json(List<Removal> removals) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ArrayNode results = json.arrayNode();
        removals.forEach(removal -> results.add(json.objectNode()
                .put("kind", removal.thing().kind().manifestName())
                .put("id", removal.thing().id())
                .put("change", removal.outcome().name())));
        return json.objectNode().set("results", results);
    }
}
