package com.resultity.mesh.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.resultity.mesh.listing.Listing;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;

/**
 * Prints what was answered, as lines for people or as JSON for programs.
 *
 * @param asJson whether programs read it
 */
record AnswerPrinter(PrintWriter out, boolean asJson) {

    /**
     * Prints items.
     *
     * @param none what people are told where there are none
     */
    void items(List<JsonNode> items, Listing listing, String none) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        one(
                json.objectNode().set("items", json.arrayNode().addAll(items)),
                () -> items.isEmpty() ? List.of(none) : listing.lines(items));
    }

    /** Prints one thing with all its fields. */
    void fields(JsonNode thing) {
        one(thing, () -> Listing.fields(thing));
    }

    /** Prints one thing, for people as these lines. */
    void one(JsonNode thing, Supplier<List<String>> lines) {
        if (asJson) {
            out.println(thing.toPrettyString());
        } else {
            lines.get().forEach(out::println);
        }
    }
}
