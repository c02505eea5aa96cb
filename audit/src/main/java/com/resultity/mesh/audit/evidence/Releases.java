package com.resultity.mesh.audit.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which cells let go of nodes that moved, and when. */
public final class Releases {

    private final Map<String, List<Release>> byNode = new HashMap<>();

    /**
     * A release.
     *
     * @param position where it lies
     * @param cell the cell that let go of the node
     * @param location version of the node's location by which it moves
     * @param releasedAt when, milliseconds since 1970-01-01T00:00:00Z
     */
    public record Release(Position position, String cell, long location, long releasedAt) {}

    void add(String nodeId, Release release) {
        byNode.computeIfAbsent(nodeId, unknown -> new ArrayList<>()).add(release);
    }

    /** The releases of a node, in the order of the log. */
    public List<Release> of(String nodeId) {
        return byNode.getOrDefault(nodeId, List.of());
    }
}
