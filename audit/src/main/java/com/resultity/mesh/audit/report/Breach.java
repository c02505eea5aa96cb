package com.resultity.mesh.audit.report;

import java.util.List;

/**
 * One broken promise, with what a person needs to look at it.
 *
 * @param kind what is broken
 * @param jobId job that it is about, or null
 * @param nodeId node that it is about, or null
 * @param detail what is wrong, in one sentence without a full stop; holds no client address
 * @param positions where the records lie that show it, as TOPIC-PARTITION@OFFSET
 */
public record Breach(BreachKind kind, String jobId, String nodeId, String detail, List<String> positions) {

    public Breach {
        positions = List.copyOf(positions);
    }
}
