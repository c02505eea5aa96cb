package com.resultity.mesh.audit.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What cells were told of nodes that ends tenancies, by where on {@code mesh.node-states.v1} they were told. */
public final class NodeChanges {

    private final Map<CellAndNode, Told> told = new HashMap<>();

    private record CellAndNode(String cell, String nodeId) {}

    /** What one cell was told of one node. */
    private static final class Told {
        private final TreeSet<Position> silences = new TreeSet<>();
        private final TreeSet<Position> departures = new TreeSet<>();
        private final TreeMap<Long, Position> starts = new TreeMap<>();
    }

    /**
     * A part of the log: what one reader had not read yet at one moment, and had read at a later one.
     *
     * @param after what it had read before; empty: nothing
     * @param upTo what it had read at the end; empty: all
     */
    public record Span(Optional<Position> after, Optional<Position> upTo) {

        /** Positions of different partitions have no order, so only those of one partition are held against each other. */
        private boolean contains(Position position) {
            boolean later = after.filter(bound -> bound.partition() == position.partition())
                    .map(bound -> position.offset() > bound.offset())
                    .orElse(true);
            boolean earlier = upTo.filter(bound -> bound.partition() == position.partition())
                    .map(bound -> position.offset() <= bound.offset())
                    .orElse(true);
            return later && earlier;
        }
    }

    void addSilence(String cell, String nodeId, Position position) {
        told(cell, nodeId).silences.add(position);
    }

    void addDeparture(String cell, String nodeId, Position position) {
        told(cell, nodeId).departures.add(position);
    }

    void addStart(String cell, String nodeId, long bootEpoch, Position position) {
        told(cell, nodeId).starts.merge(bootEpoch, position, (one, two) -> one.compareTo(two) <= 0 ? one : two);
    }

    private Told told(String cell, String nodeId) {
        return told.computeIfAbsent(new CellAndNode(cell, nodeId), unknown -> new Told());
    }

    private Told of(String cell, String nodeId) {
        return told.getOrDefault(new CellAndNode(cell, nodeId), new Told());
    }

    /** Whether a cell was told that a node is silent. */
    public boolean silent(String cell, String nodeId, Span span) {
        return of(cell, nodeId).silences.stream().anyMatch(span::contains);
    }

    /** Whether a cell was told that a node left it. */
    public boolean left(String cell, String nodeId, Span span) {
        return of(cell, nodeId).departures.stream().anyMatch(span::contains);
    }

    /** Whether a cell was told that a node had started again after a boot epoch. */
    public boolean restarted(String cell, String nodeId, long bootEpoch, Span span) {
        return of(cell, nodeId).starts.tailMap(bootEpoch, false).values().stream()
                .anyMatch(span::contains);
    }
}
