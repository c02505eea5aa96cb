package com.resultity.mesh.listing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.text.TextTable;
import java.util.List;
import java.util.Map;

/** Which fields of what registry-service answers make which columns of a table. */
public final class Listing {

    /** Subclouds. */
    public static final Listing SUBCLOUDS = new Listing(
            column("id", "/metadata/id"),
            column("state", "/status/state"),
            column("participation", "/spec/participation"),
            column("access", "/spec/access/policy"),
            column("isolates", "/spec/isolate"),
            column("owner", "/metadata/owner"),
            column(">version", "/status/version"));

    /** Versions of a Subcloud. */
    public static final Listing VERSIONS = new Listing(
            column(">version", "/version"),
            column("made at", "/madeAt"),
            column("state", "/state").orElse("removed"),
            column("by", "/actor"),
            column("reason", "/reason"));

    /** Nodes. */
    public static final Listing NODES = new Listing(
            column("id", "/metadata/id"),
            column("operator", "/spec/operator"),
            column("country", "/spec/country"),
            column("zone", "/status/location/zone"),
            column("gpu", "/spec/gpu/class"),
            column(">memory", "/spec/gpu/memory"),
            column(">slots", "/spec/maximumSlots"),
            column(">trust", "/spec/trustLevel"),
            column("verified", "/spec/verifiedHardware"),
            column(">version", "/status/version"));

    /** Memberships, by node and Subcloud. */
    public static final Listing MEMBERSHIPS = new Listing(
            column("node", "/node"),
            column("subcloud", "/subcloud"),
            column("state", "/state").orElse("none"),
            column("isolates", "/isolates"),
            column("votes", "/votes"),
            column("reason", "/reason"));

    /** Grants of a Subcloud. */
    public static final Listing GRANTS = new Listing(
            column("kind", "/subjectKind"),
            column("subject", "/subject"),
            column(">concurrent jobs", "/quota/concurrentJobs"),
            column(">tokens a minute", "/quota/tokensPerMinute"),
            column("until", "/until"),
            column(">version", "/version"));

    private final List<Column> columns;

    private Listing(Column... columns) {
        this.columns = List.of(columns);
    }

    private record Column(String heading, JsonPointer field, String otherwise) {

        /** Shows this where the field says nothing. */
        Column orElse(String text) {
            return new Column(heading, field, text);
        }

        String cell(JsonNode item) {
            JsonNode value = item.at(field);
            if (value.isBoolean()) {
                return value.asBoolean() ? "yes" : "no";
            }
            return FieldText.isEmpty(value) ? otherwise : FieldText.of(value);
        }
    }

    private static Column column(String heading, String field) {
        return new Column(heading, JsonPointer.compile(field), "");
    }

    /** Returns the lines of a table of items. */
    public List<String> lines(List<JsonNode> items) {
        TextTable table = new TextTable(columns.stream().map(Column::heading).toArray(String[]::new));
        items.forEach(item ->
                table.row(columns.stream().map(column -> column.cell(item)).toArray()));
        return table.lines();
    }

    /** Returns the lines of a table of all fields of one thing that say something. */
    public static List<String> fields(JsonNode thing) {
        TextTable table = new TextTable("field", "value");
        addFields(table, "", thing);
        return table.lines();
    }

    private static void addFields(TextTable table, String path, JsonNode section) {
        for (Map.Entry<String, JsonNode> field : section.properties()) {
            String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            if (field.getValue().isObject()) {
                addFields(table, name, field.getValue());
            } else if (!FieldText.isEmpty(field.getValue())) {
                table.row(name, FieldText.of(field.getValue()));
            }
        }
    }
}
