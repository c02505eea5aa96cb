package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.GrantId;
import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.Location;
import com.resultity.mesh.registry.definition.ModelDefinition;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.NodeMemberships;
import com.resultity.mesh.registry.definition.Revision;
import com.resultity.mesh.registry.definition.ServiceRecord;
import com.resultity.mesh.registry.definition.Standing;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.TenantDefinition;
import com.resultity.mesh.registry.definition.TokenDefinition;
import com.resultity.mesh.registry.definition.TokenId;
import com.resultity.mesh.registry.definition.Versioned;

/** One thing that is so from its place on the log on. A change is a list of facts; the view is the fold of all facts. */
public sealed interface Fact {

    /** A Subcloud is there, in this version. */
    record SubcloudIs(Versioned<Subcloud> subcloud) implements Fact {}

    /** There is no such Subcloud. */
    record SubcloudGone(String subcloudId) implements Fact {}

    /** A tenant, a team or an organisation may send jobs to a Subcloud. */
    record GrantIs(Versioned<Grant> grant) implements Fact {}

    /** There is no such grant. */
    record GrantGone(GrantId grant) implements Fact {}

    /** An access token is valid, in this version. */
    record TokenIs(Versioned<TokenDefinition> token) implements Fact {}

    /** There is no such access token, or no more. */
    record TokenGone(TokenId token) implements Fact {}

    /** A tenant is known, in this version. */
    record TenantIs(Versioned<TenantDefinition> tenant) implements Fact {}

    /** There is no such tenant. */
    record TenantGone(String tenantId) implements Fact {}

    /** A team or an organisation is known, in this version. */
    record GroupIs(Versioned<Group> group) implements Fact {}

    /** There is no such team or organisation, by its key. */
    record GroupGone(String key) implements Fact {}

    /** A model is known, in this version. */
    record ModelIs(Versioned<ModelDefinition> model) implements Fact {}

    /** There is no such model. */
    record ModelGone(String name) implements Fact {}

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

    /** Whether a node keeps what is expected of it. */
    record StandingIs(String nodeId, Standing standing) implements Fact {}

    /** Nobody has judged whether a node keeps what is expected of it. */
    record StandingGone(String nodeId) implements Fact {}

    /** What was measured of a node. */
    record ServiceIs(String nodeId, ServiceRecord service) implements Fact {}

    /** Nothing is known any more of what a node did. */
    record ServiceGone(String nodeId) implements Fact {}

    /** A Subcloud was so in a version that is kept for ever. */
    record RevisionIs(Revision revision) implements Fact {}

    /** A version of a Subcloud is not kept any more, which nobody but people with tools does. */
    record RevisionGone(String key) implements Fact {}
}
