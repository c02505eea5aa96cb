package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.command.RefusedException;
import com.resultity.mesh.registry.definition.Membership;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where nodes stand as they are judged in a draft; those that it leaves as they are, as before. */
final class JudgedNodes {

    private final MovedMemberships before;
    private final int most;
    private final SortedMap<String, SortedMap<String, Membership>> judged = new TreeMap<>();
    private long taken;

    /**
     * @param most so many memberships may be taken
     */
    JudgedNodes(MovedMemberships before, int most) {
        this.before = before;
        this.most = most;
    }

    /**
     * Takes what a node was judged to.
     *
     * @throws RefusedException if that would be too many memberships
     */
    void put(String nodeId, SortedMap<String, Membership> memberships) {
        taken += memberships.size();
        if (taken > most) {
            throw new RefusedException(new Refusal.Conflict("this would change nodes that have more than " + most
                    + " memberships, which is too much to be told at once: send it in several parts, or have"
                    + " registry-service run with more memory"));
        }
        judged.put(nodeId, memberships);
    }

    /** Takes one membership of a node. */
    void put(String nodeId, Membership membership) {
        judged.computeIfAbsent(nodeId, before::of).put(membership.subcloudId(), membership);
    }

    /** Ids of the nodes that do not stand as before. */
    SortedSet<String> nodeIds() {
        return new TreeSet<>(judged.keySet());
    }

    /** The memberships of a node, by Subcloud. */
    SortedMap<String, Membership> of(String nodeId) {
        SortedMap<String, Membership> found = judged.get(nodeId);
        return found == null ? before.of(nodeId) : found;
    }

    /** Where a node stands with a Subcloud. */
    Optional<Membership> membership(String nodeId, String subcloudId) {
        SortedMap<String, Membership> found = judged.get(nodeId);
        return found == null ? before.in(nodeId, subcloudId) : Optional.ofNullable(found.get(subcloudId));
    }

    /**
     * Ids of the Subclouds with which a judged node stands otherwise than is written, and of all of some nodes.
     *
     * @param nodeIds these nodes
     */
    SortedSet<String> changedOr(Collection<String> nodeIds) {
        SortedSet<String> touched = new TreeSet<>();
        judged.forEach((nodeId, memberships) -> {
            if (nodeIds.contains(nodeId)) {
                touched.addAll(memberships.keySet());
                return;
            }
            Set<Membership> known = new HashSet<>(before.written(nodeId));
            memberships.values().stream()
                    .filter(membership -> !known.contains(membership))
                    .forEach(membership -> touched.add(membership.subcloudId()));
        });
        return touched;
    }

    /** Ids of the Subclouds that a judged node waits to be let into and was voted for. */
    SortedSet<String> votedFor() {
        SortedSet<String> found = new TreeSet<>();
        judged.values().forEach(memberships -> memberships.values().stream()
                .filter(Membership::isVotedFor)
                .forEach(membership -> found.add(membership.subcloudId())));
        return found;
    }

    /** Ids of the judged nodes that have to do with Subclouds, by Subcloud; of these Subclouds alone. */
    Map<String, SortedSet<String>> membersOf(Collection<String> subcloudIds) {
        Map<String, SortedSet<String>> members = new HashMap<>();
        subcloudIds.forEach(id -> members.put(id, new TreeSet<>()));
        if (members.isEmpty()) {
            return members;
        }
        judged.forEach((nodeId, memberships) -> memberships.keySet().stream()
                .map(members::get)
                .filter(known -> known != null)
                .forEach(known -> known.add(nodeId)));
        return members;
    }
}
