package com.resultity.mesh.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What router-service adds to the decisions of a job, for a person. */
public final class AnswerText {
    private AnswerText() {}

    /** Returns the answer to why not a node, what became of the attempts, and how they were decided again, line by line. */
    public static List<String> lines(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        for (JsonNode attempt : answer.path("attempts")) {
            int number = attempt.path("decision").path("attempt").asInt();
            for (JsonNode outcome : attempt.path("outcomes")) {
                lines.add("Attempt " + number + " was " + words(outcome.path("status")) + " after "
                        + outcome.path("latencyMilliseconds").asLong() + " ms.");
            }
            if (attempt.hasNonNull("rebuilt")) {
                lines.add("Attempt " + number + ": "
                        + attempt.path("rebuilt").path("sentence").asText());
            }
        }
        if (answer.hasNonNull("whyNot")) {
            lines.addAll(whyNot(answer.path("whyNot")));
        }
        return lines;
    }

    private static List<String> whyNot(JsonNode whyNot) {
        List<String> lines = new ArrayList<>();
        String node = whyNot.path("nodeId").asText();
        lines.add("");
        lines.add(
                whyNot.path("chosen").asBoolean()
                        ? "Node " + node + " did get attempt "
                                + whyNot.path("attempt").asInt() + "."
                        : "Why not " + node + " of " + whyNot.path("cell").asText() + ", for attempt "
                                + whyNot.path("attempt").asInt() + ":");
        whyNot.path("reasons")
                .forEach(reason -> lines.add(String.format(
                        Locale.ROOT,
                        "  %-12s  %s",
                        words(reason.path("stage")),
                        reason.path("sentence").asText())));
        lines.add("  seen in: " + whyNot.path("seen").asText());
        return lines;
    }

    private static String words(JsonNode symbol) {
        return symbol.asText().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
