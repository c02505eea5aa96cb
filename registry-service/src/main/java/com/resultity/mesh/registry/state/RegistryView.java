package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.GrantId;
import com.resultity.mesh.registry.definition.GrantSubject;
import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.Location;
import com.resultity.mesh.registry.definition.ModelDefinition;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.NodeMemberships;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.TenantDefinition;
import com.resultity.mesh.registry.definition.TokenDefinition;
import com.resultity.mesh.registry.definition.TokenId;
import com.resultity.mesh.registry.definition.Versioned;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The registry's state in memory. One thread applies facts; any number of threads read, and each read sees single facts
 * whole.
 */
public final class RegistryView {

    private final NavigableMap<String, Versioned<SubcloudDefinition>> subclouds = new ConcurrentSkipListMap<>();
    private final NavigableMap<GrantId, Versioned<Grant>> grants = new ConcurrentSkipListMap<>();
    private final NavigableMap<TokenId, Versioned<TokenDefinition>> tokens = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, Versioned<TenantDefinition>> tenants = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, Versioned<Group>> groups = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, Versioned<ModelDefinition>> models = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, Versioned<NodeDefinition>> nodes = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, Versioned<NodeMemberships>> memberships = new ConcurrentSkipListMap<>();
    private final Map<String, Location> locations = new ConcurrentHashMap<>();
    private final AtomicLong highestVersion = new AtomicLong();

    /** Forgets everything, before the log is read from its beginning, but how high versions were. */
    public void clear() {
        subclouds.clear();
        grants.clear();
        tokens.clear();
        tenants.clear();
        groups.clear();
        models.clear();
        nodes.clear();
        memberships.clear();
        locations.clear();
    }

    /** Folds a fact in. */
    public void apply(Fact fact) {
        if (fact instanceof Fact.SubcloudIs is) {
            put(subclouds, is.subcloud().value().id(), is.subcloud());
        } else if (fact instanceof Fact.SubcloudGone gone) {
            subclouds.remove(gone.subcloudId());
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
            put(nodes, is.node().value().id(), is.node());
        } else if (fact instanceof Fact.NodeGone gone) {
            nodes.remove(gone.nodeId());
        } else if (fact instanceof Fact.MembershipsAre are) {
            put(memberships, are.memberships().value().nodeId(), are.memberships());
        } else if (fact instanceof Fact.MembershipsGone gone) {
            memberships.remove(gone.nodeId());
        } else if (fact instanceof Fact.LocationIs is) {
            locations.put(is.nodeId(), is.location());
        } else if (fact instanceof Fact.LocationGone gone) {
            locations.remove(gone.nodeId());
        }
    }

    private <K, V> void put(Map<K, Versioned<V>> table, K key, Versioned<V> value) {
        table.put(key, value);
        highestVersion.accumulateAndGet(value.version(), Math::max);
    }

    /** The highest version of anything that was seen on the log, also of what is removed since; 0 where nothing was. */
    public long highestVersion() {
        return highestVersion.get();
    }

    /** All Subclouds, by id. */
    public NavigableMap<String, Versioned<SubcloudDefinition>> subclouds() {
        return Collections.unmodifiableNavigableMap(subclouds);
    }

    /** All nodes, by id. */
    public NavigableMap<String, Versioned<NodeDefinition>> nodes() {
        return Collections.unmodifiableNavigableMap(nodes);
    }

    /** All tenants that are known, by id. */
    public NavigableMap<String, Versioned<TenantDefinition>> tenants() {
        return Collections.unmodifiableNavigableMap(tenants);
    }

    /** All teams and organisations that are known, by key: {@code team/ID} or {@code org/ID}. */
    public NavigableMap<String, Versioned<Group>> groups() {
        return Collections.unmodifiableNavigableMap(groups);
    }

    /** All models that are known, by name. */
    public NavigableMap<String, Versioned<ModelDefinition>> models() {
        return Collections.unmodifiableNavigableMap(models);
    }

    /** The memberships of all nodes that were judged, by node id. */
    public NavigableMap<String, Versioned<NodeMemberships>> memberships() {
        return Collections.unmodifiableNavigableMap(memberships);
    }

    /** Where the mesh holds a node to be. */
    public Optional<Location> locationOf(String nodeId) {
        return Optional.ofNullable(locations.get(nodeId));
    }

    /** The grants of a Subcloud as they are now, in the order of their ids. */
    public NavigableMap<GrantId, Versioned<Grant>> grantsOf(String subcloudId) {
        NavigableMap<GrantId, Versioned<Grant>> found = new TreeMap<>();
        for (Versioned<Grant> grant :
                grants.tailMap(new GrantId(subcloudId, GrantSubject.TENANT, "")).values()) {
            GrantId id = grant.value().id();
            if (!id.subcloudId().equals(subcloudId)) {
                break;
            }
            found.put(id, grant);
        }
        return found;
    }

    /** The access tokens of a Subcloud as they are now, those that have expired too, by token id. */
    public NavigableMap<String, Versioned<TokenDefinition>> tokensOf(String subcloudId) {
        NavigableMap<String, Versioned<TokenDefinition>> found = new TreeMap<>();
        for (Versioned<TokenDefinition> token :
                tokens.tailMap(new TokenId(subcloudId, "")).values()) {
            TokenId id = token.value().id();
            if (!id.subcloudId().equals(subcloudId)) {
                break;
            }
            found.put(id.tokenId(), token);
        }
        return found;
    }
}
