package com.resultity.mesh.explain;

import com.resultity.mesh.readback.TopicReader;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.topics.TopicCatalogue;
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

    /** Reads what was decided for a job; nothing, where the log says nothing of it. */
    public static JobExplanation read(TopicReader log, String jobId) {
        return of(jobId, log.ofKey(TopicCatalogue.ROUTING_DECISIONS, jobId));
    }

    /** Explains a job by its decisions, in the order of the log. */
    public static JobExplanation of(String jobId, List<RoutingDecision> onLog) {
        Map<RoutingDecision, Integer> records = new LinkedHashMap<>();
        onLog.forEach(decision -> records.merge(decision, 1, Integer::sum));
        List<DecisionOnLog> decisions = new ArrayList<>();
        records.forEach((decision, count) -> decisions.add(new DecisionOnLog(decision, count)));
        return new JobExplanation(jobId, decisions);
    }

    /** Tells whether the log says nothing of the job. */
    public boolean isUnknown() {
        return decisions.isEmpty();
    }
}
