package com.resultity.mesh.usage;

import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Usage as a table for a terminal. */
public final class UsageText {
    private static final int THOUSANDTHS = 1_000;

    private UsageText() {}

    /** Returns the lines of sla-monitor's answer. */
    public static List<String> lines(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        lines.add("Served " + days(answer) + ", decided on these days in UTC");
        TextTable table = new TextTable(
                answer.path("by").asText().toUpperCase(Locale.ROOT),
                ">JOBS",
                ">CONTEXT TOKENS",
                ">OUTPUT TOKENS",
                ">SERVED MS",
                ">WEIGHTED TOKENS");
        answer.path("items").forEach(item -> addRow(table, name(item), item.path("usage")));
        if (!table.isEmpty()) {
            addRow(table, "total", answer.path("total"));
        }
        lines.addAll(table.isEmpty() ? List.of("Nothing was served.") : table.lines());
        return lines;
    }

    private static String days(JsonNode answer) {
        String from = answer.path("from").asText();
        String to = answer.path("to").asText();
        return from.equals(to) ? "on " + from : "from " + from + " to " + to;
    }

    private static String name(JsonNode item) {
        return item.hasNonNull("id") ? item.path("id").asText() : "(global pool)";
    }

    private static void addRow(TextTable table, String name, JsonNode usage) {
        table.row(
                name,
                grouped(usage.path("jobs").asLong()),
                grouped(usage.path("contextTokens").asLong()),
                grouped(usage.path("outputTokens").asLong()),
                grouped(usage.path("servedMilliseconds").asLong()),
                inTokens(usage.path("weightedUnits").asLong()));
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Weighted units are thousandths of a token. */
    private static String inTokens(long weightedUnits) {
        return String.format(
                Locale.ROOT, "%,d.%03d", weightedUnits / THOUSANDTHS, Math.floorMod(weightedUnits, THOUSANDTHS));
    }
}
