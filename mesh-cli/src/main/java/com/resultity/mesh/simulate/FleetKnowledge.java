package com.resultity.mesh.simulate;

import com.resultity.mesh.schemas.AccessPolicy;
import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.Subcloud;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the router says it knows, as far as a run has to wait for it. Safe for use by several threads. */
final class FleetKnowledge {

    private final int partitions;
    private final Map<String, NodeState> states = new LinkedHashMap<>();
    private final Map<String, Subcloud[]> subclouds = new TreeMap<>();
    private final Map<String, Set<Integer>> granted = new TreeMap<>();
    private final Map<String, CellSummary> summaries = new TreeMap<>();
    private long changedNanos;

    /**
     * @param partitions number of partitions that policies are copied to
     */
    FleetKnowledge(int partitions) {
        this.partitions = partitions;
    }

    /** A state of a node; one that has the same Subclouds as before is no change that matters. */
    synchronized void learn(NodeState state, long nanos) {
        NodeState before = states.put(state.getNodeId(), state);
        if (before == null
                || before.getLiveness() != state.getLiveness()
                || !before.getSubclouds().equals(state.getSubclouds())) {
            changedNanos = nanos;
        }
    }

    /** A copy of a policy on one partition. */
    synchronized void learn(int partition, PlacementPolicy policy, long nanos) {
        if (policy.getSubcloud() != null) {
            Subcloud subcloud = policy.getSubcloud();
            subclouds.computeIfAbsent(subcloud.getSubcloudId(), unknown -> new Subcloud[partitions])[partition] =
                    subcloud;
        }
        if (policy.getGrant() != null) {
            granted.computeIfAbsent(policy.getGrant().getSubcloudId(), unknown -> new TreeSet<>())
                    .add(partition);
        }
        changedNanos = nanos;
    }

    /** What a cell says of itself. */
    synchronized void learn(CellSummary summary) {
        summaries.put(summary.getCell(), summary);
    }

    /** When something last changed that matters, by {@link System#nanoTime}. */
    synchronized long changedNanos() {
        return changedNanos;
    }

    /**
     * The first thing that is still missing, in words.
     *
     * @param nodeIds nodes that run
     * @param startedAt when the first of them started, milliseconds since 1970-01-01T00:00:00Z
     * @param versions version that each Subcloud must have at least, by id
     */
    synchronized Optional<String> missing(Set<String> nodeIds, long startedAt, Map<String, Long> versions) {
        return missingPolicy(versions)
                .or(() -> missingNodes(nodeIds, startedAt))
                .or(() -> missingMembers(nodeIds, versions.keySet()))
                .or(() -> missingInCells(nodeIds));
    }

    private Optional<String> missingPolicy(Map<String, Long> versions) {
        return versions.entrySet().stream()
                .filter(wanted -> !known(wanted.getKey(), wanted.getValue()))
                .findFirst()
                .map(wanted -> "the router has yet to learn of Subcloud " + wanted.getKey());
    }

    private boolean known(String subcloudId, long version) {
        Subcloud[] copies = subclouds.getOrDefault(subcloudId, new Subcloud[partitions]);
        boolean everywhere = Arrays.stream(copies).allMatch(copy -> copy != null && copy.getVersion() >= version);
        if (!everywhere || copies[0].getAccessPolicy() != AccessPolicy.WHITELIST) {
            return everywhere;
        }
        return granted.getOrDefault(subcloudId, Set.of()).size() == partitions;
    }

    private Optional<String> missingNodes(Set<String> nodeIds, long startedAt) {
        long heard = nodeIds.stream()
                .map(states::get)
                .filter(state ->
                        state != null && state.getLiveness() == Liveness.ALIVE && state.getBootEpoch() >= startedAt)
                .count();
        return heard == nodeIds.size()
                ? Optional.empty()
                : Optional.of("the router hears " + heard + " of " + nodeIds.size() + " nodes");
    }

    private Optional<String> missingMembers(Set<String> nodeIds, Set<String> subcloudIds) {
        Set<String> peopled = nodeIds.stream()
                .map(states::get)
                .flatMap(state -> state.getSubclouds().stream())
                .collect(Collectors.toSet());
        return subcloudIds.stream()
                .filter(id -> !peopled.contains(id))
                .findFirst()
                .map(id -> "no node is a member of Subcloud " + id);
    }

    private Optional<String> missingInCells(Set<String> nodeIds) {
        Map<String, List<String>> byCell = nodeIds.stream()
                .collect(Collectors.groupingBy(id -> states.get(id).getCell(), TreeMap::new, Collectors.toList()));
        return byCell.entrySet().stream()
                .filter(cell -> nodesOf(cell.getKey()) < cell.getValue().size())
                .findFirst()
                .map(cell -> "cell " + cell.getKey() + " has " + nodesOf(cell.getKey()) + " of "
                        + cell.getValue().size() + " nodes");
    }

    private int nodesOf(String cell) {
        CellSummary summary = summaries.get(cell);
        return summary == null ? 0 : summary.getNodes();
    }
}
