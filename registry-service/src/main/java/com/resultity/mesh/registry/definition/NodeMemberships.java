package com.resultity.mesh.registry.definition;

import java.util.List;

/**
 * All memberships of one node.
 *
 * @param nodeId id of the node
 * @param nodeVersion version of the node's record that was judged
 * @param memberships one a Subcloud that the node has to do with, ordered by Subcloud id
 */
public record NodeMemberships(String nodeId, long nodeVersion, List<Membership> memberships) {

    public NodeMemberships {
        memberships = List.copyOf(memberships);
    }
}
