package com.resultity.mesh.registry.definition;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * All memberships of one node.
 *
 * @param nodeId id of the node
 * @param nodeVersion version of the node's record that was judged
 * @param memberships one a Subcloud that the node has to do with, ordered by Subcloud id
 */
public record NodeMemberships(String nodeId, long nodeVersion, List<Membership> memberships) {

    /** Letters of a reason. */
    private static final int LONGEST_REASON = 500;

    /**
     * Letters of all reasons of a node together, so that its memberships fit into one record of the log: owners of Subclouds
     * decide how many criteria it fails, and in how many of these. With it there is room for 10,000 memberships.
     */
    private static final int MOST_LETTERS = 256 * 1024;

    public NodeMemberships {
        memberships = List.copyOf(memberships);
    }

    /** Memberships as they are judged, with reasons no longer than fit into one record. */
    public static NodeMemberships judged(String nodeId, long nodeVersion, Collection<Membership> memberships) {
        int longest = Math.min(LONGEST_REASON, MOST_LETTERS / Math.max(1, memberships.size()));
        return new NodeMemberships(
                nodeId,
                nodeVersion,
                memberships.stream()
                        .map(membership -> membership.withReasonUpTo(longest))
                        .toList());
    }

    /** Where the node stands with a Subcloud; empty where the two have nothing to do with each other. */
    public Optional<Membership> in(String subcloudId) {
        return memberships.stream()
                .filter(membership -> membership.subcloudId().equals(subcloudId))
                .findFirst();
    }
}
