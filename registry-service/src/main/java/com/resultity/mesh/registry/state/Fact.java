package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.Location;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.NodeMemberships;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.Versioned;

/** One thing that is so from its place on the log on. A change is a list of facts; the view is the fold of all facts. */
public sealed interface Fact {

    /** A Subcloud is there, in this version. */
    record SubcloudIs(Versioned<SubcloudDefinition> subcloud) implements Fact {}

    /** There is no such Subcloud. */
    record SubcloudGone(String subcloudId) implements Fact {}

    /** A tenant may send jobs to a Subcloud. */
    record GrantIs(Versioned<GrantId> grant) implements Fact {}

    /** A tenant holds no grant of a Subcloud. */
    record GrantGone(GrantId grant) implements Fact {}

    /** A node is there, in this version. */
    record NodeIs(Versioned<NodeDefinition> node) implements Fact {}

    /** There is no such node. */
    record NodeGone(String nodeId) implements Fact {}

    /** A node has these memberships. */
    record MembershipsAre(Versioned<NodeMemberships> memberships) implements Fact {}

    /** A node has not been judged. */
    record MembershipsGone(String nodeId) implements Fact {}

    /** The mesh holds a node to be there. */
    record LocationIs(String nodeId, Location location) implements Fact {}

    /** The mesh does not know where a node is. */
    record LocationGone(String nodeId) implements Fact {}
}
