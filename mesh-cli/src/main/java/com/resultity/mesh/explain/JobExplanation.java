package com.resultity.mesh.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.readback.JsonRecords;
import com.resultity.mesh.schemas.RoutingDecision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that was decided for one job, in the order in which it lies on the log.
 *
 * @param jobId id of the job
 * @param decisions its decisions, each once
 */
public record JobExplanation(String jobId, List<DecisionOnLog> decisions) {
    /** Copies the list. */
    public JobExplanation {
        decisions = List.copyOf(decisions);
    }

    /**
     * A decision.
     *
     * @param decision what was decided
     * @param records how many records say so, 1 or more: a request that was sent twice is answered twice
     */
    public record DecisionOnLog(RoutingDecision decision, int records) {}

    /** Reads what router-service says of a job. */
    public static JobExplanation read(JsonNode answer) {
        List<DecisionOnLog> decisions = new ArrayList<>();
        answer.path("attempts").forEach(attempt -> decisions.add(new DecisionOnLog(
                JsonRecords.read(attempt.path("decision"), RoutingDecision.class),
                attempt.path("records").asInt())));
        return new JobExplanation(answer.path("jobId").asText(), decisions);
    }

    /** Explains a job by its decisions, in the order of the log. */
    public static JobExplanation of(String jobId, List<RoutingDecision> onLog) {
        Map<RoutingDecision, Integer> records = new LinkedHashMap<>();
        onLog.forEach(decision -> records.merge(decision, 1, Integer::sum));
        List<DecisionOnLog> decisions = new ArrayList<>();
        records.forEach((decision, count) -> decisions.add(new DecisionOnLog(decision, count)));
        return new JobExplanation(jobId, decisions);
    }
}
