package com.resultity.mesh.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.resultity.mesh.simulate.Latency;
import com.resultity.mesh.simulate.RunFigures;
import com.resultity.mesh.simulate.Tally;
import com.resultity.mesh.simulate.TrafficMix;
import java.util.SortedMap;

/**
 * A result as JSON: the fields of the audit, which judges the whole log, and under {@code run} what this run's own gateway
 * and nodes saw.
 */
public final class ReplayReport {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ReplayReport() {}

    /**
     * The report as indented JSON, with a line break at the end.
     *
     * @param source where the jobs came from, in words
     */
    public static String json(ReplayPlan plan, ReplayResult result, String source) {
        ObjectNode report = JSON.valueToTree(result.audit());
        report.put("runClean", result.isClean());
        report.set("run", run(plan, result, source));
        try {
            return JSON.writeValueAsString(report) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("numbers, texts and lists always make JSON", impossible);
        }
    }

    private static ObjectNode run(ReplayPlan plan, ReplayResult result, String source) {
        RunFigures figures = result.figures();
        ObjectNode run = JSON.createObjectNode();
        run.put("source", source);
        run.put("join", TrafficMix.NOTICE);
        run.put("seed", plan.seed());
        run.put("speed", plan.speed());
        run.put("nodes", plan.fleet().nodes().size());
        run.put("fleetEvents", plan.timeline().events().size());
        run.put("milliseconds", result.milliseconds());
        run.setAll(tally(figures.all()));
        run.set("bySubcloud", tallies(figures.bySubcloud()));
        run.set("byZone", tallies(figures.byZone()));
        run.set("reasons", JSON.valueToTree(figures.reasons()));
        run.put("placedAgain", figures.replacements());
        run.put("repeatedDecisions", figures.repeatedDecisions());
        run.put("contradictions", figures.contradictions());
        run.put("physicalOverruns", figures.overruns());
        run.set("physicalFaults", JSON.valueToTree(figures.faults()));
        run.set("decisionLatencyMs", latency(figures.decision()));
        run.set("serviceMs", latency(figures.service()));
        run.set("routerKills", JSON.valueToTree(result.routerKills()));
        return run;
    }

    private static ObjectNode tallies(SortedMap<String, Tally> tallies) {
        ObjectNode all = JSON.createObjectNode();
        tallies.forEach((name, tally) -> all.set(name, tally(tally)));
        return all;
    }

    private static ObjectNode tally(Tally tally) {
        ObjectNode object = JSON.createObjectNode();
        object.put("jobs", tally.jobs());
        object.put("served", tally.served());
        object.put("servedInHomeZone", tally.servedInHomeZone());
        object.put("refused", tally.refused());
        object.put("expired", tally.expired());
        object.put("open", tally.open());
        return object;
    }

    private static ObjectNode latency(Latency latency) {
        return JSON.valueToTree(latency);
    }
}
