package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.definition.Membership;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where nodes stand as they are judged in a draft; those that are not judged in it, as before. */
final class JudgedNodes {

    private final MovedMemberships before;
    private final SortedMap<String, SortedMap<String, Membership>> judged = new TreeMap<>();

    JudgedNodes(MovedMemberships before) {
        this.before = before;
    }

    /** Takes what a node was judged to. */
    void put(String nodeId, SortedMap<String, Membership> memberships) {
        judged.put(nodeId, memberships);
    }

    /** Takes one membership of a node. */
    void put(String nodeId, Membership membership) {
        judged.computeIfAbsent(nodeId, before::of).put(membership.subcloudId(), membership);
    }

    /** Ids of the nodes that are judged. */
    SortedSet<String> nodeIds() {
        return new TreeSet<>(judged.keySet());
    }

    /** Ids of the Subclouds that the nodes that are judged have to do with. */
    SortedSet<String> subcloudIds() {
        SortedSet<String> found = new TreeSet<>();
        judged.values().forEach(memberships -> found.addAll(memberships.keySet()));
        return found;
    }

    /** The memberships of a node, by Subcloud. */
    SortedMap<String, Membership> of(String nodeId) {
        SortedMap<String, Membership> found = judged.get(nodeId);
        return found == null ? before.of(nodeId) : found;
    }

    /** Where a node stands with a Subcloud. */
    Optional<Membership> membership(String nodeId, String subcloudId) {
        return Optional.ofNullable(of(nodeId).get(subcloudId));
    }

    /** Ids of the judged nodes that wait to be let into a Subcloud and were voted for. */
    SortedSet<String> votedForIn(String subcloudId) {
        SortedSet<String> found = new TreeSet<>();
        for (Map.Entry<String, SortedMap<String, Membership>> node : judged.entrySet()) {
            Membership membership = node.getValue().get(subcloudId);
            if (membership != null && membership.isVotedFor()) {
                found.add(node.getKey());
            }
        }
        return found;
    }
}
