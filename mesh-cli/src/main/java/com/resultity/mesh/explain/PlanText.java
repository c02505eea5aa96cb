package com.resultity.mesh.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a draft would change, for a person. */
public final class PlanText {
    private PlanText() {}

    /** Returns the plan line by line. */
    public static List<String> lines(JsonNode plan) {
        List<String> lines = new ArrayList<>();
        lines.add("Jobs from " + plan.path("from").asText() + " to "
                + plan.path("until").asText() + ", decided as things are and under the draft:");
        TextTable table = new TextTable(
                "tenant",
                ">jobs",
                ">same",
                ">moved",
                ">newly refused",
                ">newly served",
                ">out of zone",
                ">would be",
                ">wait ms",
                ">would be");
        for (Map.Entry<String, JsonNode> tenant : plan.path("tenants").properties()) {
            table.row(row(tenant.getKey(), tenant.getValue()));
        }
        JsonNode total = plan.path("total");
        table.row(row("all", total));
        lines.addAll(table.lines());
        example(lines, "moved", total.path("moved"));
        byReason(lines, "newly refused, ", total.path("newlyRefused"));
        byReason(lines, "refused for another reason, ", total.path("refusedOtherwise"));
        example(lines, "newly served", total.path("newlyServed"));
        plan.path("limits").forEach(limit -> lines.add("Note: " + limit.asText()));
        return lines;
    }

    private static Object[] row(String name, JsonNode change) {
        int refused = 0;
        for (JsonNode reason : change.path("newlyRefused")) {
            refused += reason.path("count").asInt();
        }
        return new Object[] {
            name,
            change.path("jobs").asInt(),
            change.path("sameNode").asInt(),
            change.path("moved").path("count").asInt(),
            refused,
            change.path("newlyServed").path("count").asInt(),
            change.path("outOfHomeZoneBefore").asInt(),
            change.path("outOfHomeZoneAfter").asInt(),
            change.path("meanWaitBeforeMilliseconds").asLong(),
            change.path("meanWaitAfterMilliseconds").asLong()
        };
    }

    private static void byReason(List<String> lines, String what, JsonNode reasons) {
        for (Map.Entry<String, JsonNode> reason : reasons.properties()) {
            String words = reason.getKey().toLowerCase(Locale.ROOT).replace('_', ' ');
            example(lines, what + words, reason.getValue());
        }
    }

    private static void example(List<String> lines, String what, JsonNode jobs) {
        if (jobs.path("count").asInt() > 0) {
            List<String> ids = new ArrayList<>();
            jobs.path("examples").forEach(id -> ids.add(id.asText()));
            lines.add(jobs.path("count").asInt() + " " + what + ", such as " + String.join(", ", ids));
        }
    }
}
