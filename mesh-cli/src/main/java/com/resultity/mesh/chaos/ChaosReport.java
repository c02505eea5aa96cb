package com.resultity.mesh.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.resultity.mesh.audit.report.AuditTable;
import com.resultity.mesh.simulate.RunFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A result as text for a terminal, and as JSON: the fields of the audit, and under {@code chaos} those of the run. */
public final class ChaosReport {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final double MILLISECONDS_PER_SECOND = 1_000;

    private ChaosReport() {}

    /** The figures, the audit's last, as lines. */
    public static List<String> lines(ChaosResult result) {
        RunFigures figures = result.figures();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%d faults in %.0f s; each cell decided again after %.1f s (p50), %.1f s at most.",
                result.faults().size(),
                result.milliseconds() / MILLISECONDS_PER_SECOND,
                result.recoveryP50() / MILLISECONDS_PER_SECOND,
                result.recoveryMaximum() / MILLISECONDS_PER_SECOND));
        lines.add(String.format(
                Locale.ROOT,
                "%,d jobs: %,d served, %,d refused, %,d expired, %,d not final; %,d placed again, %,d decisions repeated, %,d"
                        + " contradicted, %,d nodes asked for what they cannot do.",
                figures.all().jobs(),
                figures.all().served(),
                figures.all().refused(),
                figures.all().expired(),
                figures.all().open(),
                figures.replacements(),
                figures.repeatedDecisions(),
                figures.contradictions(),
                figures.faults().size()));
        lines.add("");
        lines.add("What the log shows:");
        lines.add("");
        lines.addAll(AuditTable.of(result.audit()).lines().toList());
        return lines;
    }

    /** The report as indented JSON, with a line break at the end. */
    public static String json(ChaosPlan plan, ChaosResult result) {
        ObjectNode report = JSON.valueToTree(result.audit());
        report.put("runClean", result.isClean());
        report.set("chaos", chaos(plan, result));
        try {
            return JSON.writeValueAsString(report) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("numbers, texts and lists always make JSON", impossible);
        }
    }

    private static ObjectNode chaos(ChaosPlan plan, ChaosResult result) {
        RunFigures figures = result.figures();
        ObjectNode chaos = JSON.createObjectNode();
        chaos.put("seed", plan.seed());
        chaos.put("jobsPerSecond", plan.jobsPerSecond());
        chaos.put("nodes", plan.fleet().nodes().size());
        chaos.put("routers", ChaosPlan.ROUTERS);
        chaos.put("milliseconds", result.milliseconds());
        chaos.put("recoveryP50Milliseconds", result.recoveryP50());
        chaos.put("recoveryMaximumMilliseconds", result.recoveryMaximum());
        chaos.put("jobs", figures.all().jobs());
        chaos.put("served", figures.all().served());
        chaos.put("refused", figures.all().refused());
        chaos.put("expired", figures.all().expired());
        chaos.put("open", figures.all().open());
        chaos.put("placedAgain", figures.replacements());
        chaos.put("repeatedDecisions", figures.repeatedDecisions());
        chaos.put("contradictions", figures.contradictions());
        chaos.set("reasons", JSON.valueToTree(figures.reasons()));
        chaos.set("physicalFaults", JSON.valueToTree(figures.faults()));
        chaos.set("decisionLatencyMs", JSON.valueToTree(figures.decision()));
        chaos.set("faults", JSON.valueToTree(result.faults()));
        return chaos;
    }
}
