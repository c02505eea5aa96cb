package com.resultity.mesh.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.resultity.mesh.explain.JobExplanation.DecisionOnLog;
import com.resultity.mesh.readback.RecordJson;

/** Explains a job to a program: its decisions with all their fields. */
public final class ExplanationJson {
    private ExplanationJson() {}

    /** Returns the explanation; the list of decisions is empty where the job is unknown. */
    public static JsonNode of(JobExplanation explanation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("jobId", explanation.jobId());
        ArrayNode decisions = json.putArray("decisions");
        for (DecisionOnLog onLog : explanation.decisions()) {
            decisions.add(RecordJson.of(onLog.decision()).put("records", onLog.records()));
        }
        return json;
    }
}
