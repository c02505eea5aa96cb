package com.resultity.mesh.audit.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What cells were told of nodes that ends tenancies, by where on {@code mesh.node-states.v1} they were told. */
public final class NodeChanges {

    private final Map<CellAndNode, Story> told = new HashMap<>();

    private record CellAndNode(String cell, String nodeId) {}

    /** What one cell was told of one node. */
    private static final class Story {
        private final TreeSet<Position> silences = new TreeSet<>();
        private final TreeSet<Position> departures = new TreeSet<>();
        private final TreeMap<Long, Position> starts = new TreeMap<>();
        private final TreeMap<Position, Told> states = new TreeMap<>();
        private long bootEpoch = Long.MIN_VALUE;
        private long sequence = Long.MIN_VALUE;

        /** Whether this rests on no older heartbeat than what was told before; a cell passes over what does. */
        private boolean takes(long boot, long number) {
            boolean older = boot < bootEpoch || (boot == bootEpoch && number < sequence);
            if (!older) {
                bootEpoch = boot;
                sequence = number;
            }
            return !older;
        }
    }

    /**
     * Where and what a node is: all that a job may demand besides pool and model.
     *
     * @param zone its zone
     * @param country its country
     * @param disputed whether both are disputed
     * @param trustLevel its trust level, 0 to 3
     * @param gpuClass its GPU model
     * @param gpuMemoryMebibytes memory of its GPU, MiB
     * @param verified whether the mesh has verified its hardware
     */
    public record Traits(
            String zone,
            String country,
            boolean disputed,
            int trustLevel,
            String gpuClass,
            int gpuMemoryMebibytes,
            boolean verified) {}

    /**
     * What a cell was told of a node at once.
     *
     * @param models models that it has
     * @param subclouds Subclouds that it is an active member of
     * @param isolated whether it is out of the global pool
     * @param poor whether its standing is poor
     * @param moving whether it waits to go to another cell
     * @param traits where and what it is
     */
    public record Told(
            Set<String> models, Set<String> subclouds, boolean isolated, boolean poor, boolean moving, Traits traits) {

        /** Whether it is in the pool of a job. */
        public boolean in(Optional<String> subcloud) {
            return subcloud.map(subclouds::contains).orElse(!isolated);
        }
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

    /** Adds what a cell was told, in the order of the log. */
    void addState(String cell, String nodeId, Position position, long bootEpoch, long sequence, Told state) {
        Story story = told(cell, nodeId);
        if (story.takes(bootEpoch, sequence)) {
            story.states.put(position, state);
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

    private Story told(String cell, String nodeId) {
        return told.computeIfAbsent(new CellAndNode(cell, nodeId), unknown -> new Story());
    }

    private Story of(String cell, String nodeId) {
        return told.getOrDefault(new CellAndNode(cell, nodeId), new Story());
    }

    /** What a cell was told last of a node, up to a position. */
    public Optional<Told> last(String cell, String nodeId, Position upTo) {
        return Optional.ofNullable(of(cell, nodeId).states.floorEntry(upTo))
                .filter(entry -> entry.getKey().partition() == upTo.partition())
                .map(Map.Entry::getValue);
    }

    /** Whether a cell was told something of a node. */
    public boolean told(String cell, String nodeId, Span span, Predicate<Told> something) {
        return of(cell, nodeId).states.entrySet().stream()
                .anyMatch(entry -> span.contains(entry.getKey()) && something.test(entry.getValue()));
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
