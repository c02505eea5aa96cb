package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.GrantId;
import com.resultity.mesh.registry.definition.GrantSubject;
import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.Location;
import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.ModelDefinition;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.NodeMemberships;
import com.resultity.mesh.registry.definition.ServiceRecord;
import com.resultity.mesh.registry.definition.Standing;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.TenantDefinition;
import com.resultity.mesh.registry.definition.TokenDefinition;
import com.resultity.mesh.registry.definition.TokenId;
import com.resultity.mesh.registry.definition.Versioned;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The registry's state in memory. One thread applies facts; any number of threads read, and each read sees single facts
 * whole.
 */
public final class RegistryView implements FactFold {

    private final FactTable<String, Subcloud> subclouds = new FactTable<>();
    private final FactTable<GrantId, Grant> grants = new FactTable<>();
    private final FactTable<TokenId, TokenDefinition> tokens = new FactTable<>();
    private final FactTable<String, TenantDefinition> tenants = new FactTable<>();
    private final FactTable<String, Group> groups = new FactTable<>();
    private final FactTable<String, ModelDefinition> models = new FactTable<>();
    private final FactTable<String, NodeDefinition> nodes = new FactTable<>();
    private final FactTable<String, NodeMemberships> memberships = new FactTable<>();
    private final MemberIndex members = new MemberIndex(membership -> true);
    private final MemberIndex votedFor = new MemberIndex(Membership::isVotedFor);
    private final InvitationIndex invitations = new InvitationIndex();
    private final OperatorIndex operators = new OperatorIndex();
    private final Findings findings = new Findings();
    private final LastOwners lastOwners = new LastOwners();
    private final AtomicLong highestVersion = new AtomicLong();

    /** Forgets everything, before the log is read from its beginning, but how high versions were. */
    @Override
    public void clear() {
        tables().forEach(FactTable::clear);
        members.clear();
        votedFor.clear();
        invitations.clear();
        operators.clear();
        findings.clear();
        lastOwners.clear();
    }

    private Stream<FactTable<?, ?>> tables() {
        return Stream.of(subclouds, grants, tokens, tenants, groups, models, nodes, memberships);
    }

    @Override
    public void apply(Fact fact) {
        if (fact instanceof Fact.SubcloudIs is) {
            put(subclouds, is.subcloud().value().id(), is.subcloud());
            invitations.note(is.subcloud().value().definition());
            lastOwners.note(is.subcloud().version(), is.subcloud().value().definition());
        } else if (fact instanceof Fact.SubcloudGone gone) {
            subclouds.remove(gone.subcloudId());
            invitations.forget(gone.subcloudId());
        } else if (fact instanceof Fact.GrantIs is) {
            put(grants, is.grant().value().id(), is.grant());
        } else if (fact instanceof Fact.GrantGone gone) {
            grants.remove(gone.grant());
        } else if (fact instanceof Fact.TokenIs is) {
            put(tokens, is.token().value().id(), is.token());
        } else if (fact instanceof Fact.TokenGone gone) {
            tokens.remove(gone.token());
        } else if (fact instanceof Fact.TenantIs is) {
            put(tenants, is.tenant().value().id(), is.tenant());
        } else if (fact instanceof Fact.TenantGone gone) {
            tenants.remove(gone.tenantId());
        } else if (fact instanceof Fact.GroupIs is) {
            put(groups, is.group().value().key(), is.group());
        } else if (fact instanceof Fact.GroupGone gone) {
            groups.remove(gone.key());
        } else if (fact instanceof Fact.ModelIs is) {
            put(models, is.model().value().name(), is.model());
        } else if (fact instanceof Fact.ModelGone gone) {
            models.remove(gone.name());
        } else {
            applyToNodes(fact);
        }
    }

    private void applyToNodes(Fact fact) {
        if (fact instanceof Fact.NodeIs is) {
            Versioned<NodeDefinition> before = nodes.all().get(is.node().value().id());
            put(nodes, is.node().value().id(), is.node());
            operators.move(before, is.node().value());
        } else if (fact instanceof Fact.NodeGone gone) {
            operators.forget(nodes.all().get(gone.nodeId()));
            nodes.remove(gone.nodeId());
        } else if (fact instanceof Fact.MembershipsAre are) {
            NodeMemberships judged = are.memberships().value();
            put(memberships, judged.nodeId(), are.memberships());
            members.note(judged);
            votedFor.note(judged);
        } else if (fact instanceof Fact.MembershipsGone gone) {
            memberships.remove(gone.nodeId());
            members.forget(gone.nodeId());
            votedFor.forget(gone.nodeId());
        } else if (fact instanceof Fact.RevisionIs is) {
            raise(is.revision().version());
            is.revision()
                    .subcloud()
                    .ifPresent(was -> lastOwners.note(is.revision().version(), was.definition()));
        } else {
            findings.apply(fact);
        }
    }

    private <K extends Comparable<K>, V> void put(FactTable<K, V> table, K key, Versioned<V> value) {
        table.put(key, value);
        raise(value.version());
    }

    /** Has versions of new things begin above this one. */
    public void raise(long version) {
        highestVersion.accumulateAndGet(version, Math::max);
    }

    /** The highest version of anything that was seen on the log, also of what is removed since; 0 where nothing was. */
    public long highestVersion() {
        return highestVersion.get();
    }

    /** What tells a fact from others about the same thing; empty for facts without versions. */
    public Optional<FactVersion> versionOf(Fact fact) {
        return FactVersions.of(fact, this);
    }

    /** Whether a fact was folded in, or a later one about the same thing. */
    public boolean holds(FactVersion fact) {
        String key = fact.key();
        return switch (fact.kind()) {
            case SUBCLOUD -> subclouds.holds(key, fact.version(), fact.gone());
            case ACCESS_GRANT -> grants.holds(GrantId.parse(key), fact.version(), fact.gone());
            case ACCESS_TOKEN -> tokens.holds(TokenId.parse(key), fact.version(), fact.gone());
            case TENANT -> tenants.holds(key, fact.version(), fact.gone());
            case TEAM, ORGANISATION -> groups.holds(key, fact.version(), fact.gone());
            case MODEL -> models.holds(key, fact.version(), fact.gone());
            case NODE -> nodes.holds(key, fact.version(), fact.gone());
            case MEMBERSHIPS -> memberships.holds(key, fact.version(), fact.gone());
        };
    }

    /** The version of a thing, or else the last one that it had; 0 where it never was. */
    long latest(Kind kind, String key) {
        return switch (kind) {
            case SUBCLOUD -> subclouds.latest(key);
            case ACCESS_GRANT -> grants.latest(GrantId.parse(key));
            case ACCESS_TOKEN -> tokens.latest(TokenId.parse(key));
            case TENANT -> tenants.latest(key);
            case TEAM, ORGANISATION -> groups.latest(key);
            case MODEL -> models.latest(key);
            case NODE -> nodes.latest(key);
            case MEMBERSHIPS -> memberships.latest(key);
        };
    }

    /** All Subclouds, by id. */
    public NavigableMap<String, Versioned<Subcloud>> subclouds() {
        return subclouds.all();
    }

    /** The text that names who owned a Subcloud last; empty where there is one now, and where there never was. */
    public Optional<String> formerOwnerOf(String subcloudId) {
        return subclouds.all().containsKey(subcloudId) ? Optional.empty() : lastOwners.of(subcloudId);
    }

    /** The text that names who owns a Subcloud, or owned it last; empty where there never was one. */
    public Optional<String> lastOwnerOf(String subcloudId) {
        return lastOwners.of(subcloudId);
    }

    /** How many Subclouds have this owner, or had it last. */
    public int countSubcloudsEverOf(String owner) {
        return lastOwners.countOf(owner);
    }

    /** Who owned the Subclouds last that are there no more, by id. */
    public Map<String, String> formerOwners() {
        return lastOwners.without(subclouds.all().keySet());
    }

    /** Takes over who owned a Subcloud last that is there no more. */
    public void noteFormerOwner(String subcloudId, String owner) {
        lastOwners.note(subcloudId, 0, owner);
    }

    /** All nodes, by id. */
    public NavigableMap<String, Versioned<NodeDefinition>> nodes() {
        return nodes.all();
    }

    /** How many nodes there are. */
    public int nodeCount() {
        return nodes.size();
    }

    /** All tenants that are known, by id. */
    public NavigableMap<String, Versioned<TenantDefinition>> tenants() {
        return tenants.all();
    }

    /** All teams and organisations that are known, by key: {@code team/ID} or {@code org/ID}. */
    public NavigableMap<String, Versioned<Group>> groups() {
        return groups.all();
    }

    /** All models that are known, by name. */
    public NavigableMap<String, Versioned<ModelDefinition>> models() {
        return models.all();
    }

    /** The memberships of all nodes that were judged, by node id. */
    public NavigableMap<String, Versioned<NodeMemberships>> memberships() {
        return memberships.all();
    }

    /** Where a node stands with a Subcloud; empty where the two have nothing to do with each other. */
    public Optional<Membership> membership(String nodeId, String subcloudId) {
        return Optional.ofNullable(memberships.all().get(nodeId))
                .flatMap(judged -> judged.value().in(subcloudId));
    }

    /** Ids of the nodes that have to do with a Subcloud, in no order. */
    public Set<String> membersOf(String subcloudId) {
        return members.of(subcloudId);
    }

    /** Ids of the nodes that wait to be let into a Subcloud and were voted for, in no order. */
    public Set<String> votedForIn(String subcloudId) {
        return votedFor.of(subcloudId);
    }

    /** Ids of the nodes that an operator runs, in no order. */
    public Set<String> nodesOf(String operatorId) {
        return operators.of(operatorId);
    }

    /** Ids of the operators that run nodes, in no order. */
    public Set<String> operatorsOfNodes() {
        return operators.ids();
    }

    /** Ids of the Subclouds that may have to do with a node although it has not asked: they invite it, or nodes join unasked. */
    public SortedSet<String> invitationsTo(NodeDefinition node) {
        return invitations.of(node);
    }

    /** Where the mesh holds a node to be. */
    public Optional<Location> locationOf(String nodeId) {
        return findings.locationOf(nodeId);
    }

    /** Whether a node keeps what is expected of it, where that was judged. */
    public Optional<Standing> standingOf(String nodeId) {
        return findings.standingOf(nodeId);
    }

    /** What a node did of late, as far as it was measured and counts. */
    public ServiceRecord serviceOf(String nodeId) {
        return findings.serviceOf(nodeId);
    }

    /** The grants of a Subcloud as they are now, in the order of their ids. */
    public NavigableMap<GrantId, Versioned<Grant>> grantsOf(String subcloudId) {
        return grants.from(new GrantId(subcloudId, GrantSubject.TENANT, ""), id -> id.subcloudId()
                .equals(subcloudId));
    }

    /** The access tokens of a Subcloud as they are now, those that have expired too, by token id. */
    public NavigableMap<String, Versioned<TokenDefinition>> tokensOf(String subcloudId) {
        NavigableMap<String, Versioned<TokenDefinition>> found = new TreeMap<>();
        tokens.from(new TokenId(subcloudId, ""), id -> id.subcloudId().equals(subcloudId))
                .forEach((id, token) -> found.put(id.tokenId(), token));
        return found;
    }
}
