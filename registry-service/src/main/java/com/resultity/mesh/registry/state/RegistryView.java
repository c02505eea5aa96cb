package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.Location;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.NodeMemberships;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.Versioned;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The registry's state in memory. One thread applies facts; any number of threads read, and each read sees single facts
 * whole.
 */
public final class RegistryView {

    private final NavigableMap<String, Versioned<SubcloudDefinition>> subclouds = new ConcurrentSkipListMap<>();
    private final NavigableMap<GrantId, Versioned<GrantId>> grants = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, Versioned<NodeDefinition>> nodes = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, Versioned<NodeMemberships>> memberships = new ConcurrentSkipListMap<>();
    private final Map<String, Location> locations = new ConcurrentHashMap<>();

    /** Forgets everything, before the log is read from its beginning. */
    public void clear() {
        subclouds.clear();
        grants.clear();
        nodes.clear();
        memberships.clear();
        locations.clear();
    }

    /** Folds a fact in. */
    public void apply(Fact fact) {
        if (fact instanceof Fact.SubcloudIs is) {
            subclouds.put(is.subcloud().value().id(), is.subcloud());
        } else if (fact instanceof Fact.SubcloudGone gone) {
            subclouds.remove(gone.subcloudId());
        } else if (fact instanceof Fact.GrantIs is) {
            grants.put(is.grant().value(), is.grant());
        } else if (fact instanceof Fact.GrantGone gone) {
            grants.remove(gone.grant());
        } else if (fact instanceof Fact.NodeIs is) {
            nodes.put(is.node().value().id(), is.node());
        } else if (fact instanceof Fact.NodeGone gone) {
            nodes.remove(gone.nodeId());
        } else if (fact instanceof Fact.MembershipsAre are) {
            memberships.put(are.memberships().value().nodeId(), are.memberships());
        } else if (fact instanceof Fact.MembershipsGone gone) {
            memberships.remove(gone.nodeId());
        } else if (fact instanceof Fact.LocationIs is) {
            locations.put(is.nodeId(), is.location());
        } else if (fact instanceof Fact.LocationGone gone) {
            locations.remove(gone.nodeId());
        }
    }

    /** All Subclouds, by id. */
    public NavigableMap<String, Versioned<SubcloudDefinition>> subclouds() {
        return Collections.unmodifiableNavigableMap(subclouds);
    }

    /** All nodes, by id. */
    public NavigableMap<String, Versioned<NodeDefinition>> nodes() {
        return Collections.unmodifiableNavigableMap(nodes);
    }

    /** The memberships of all nodes that were judged, by node id. */
    public NavigableMap<String, Versioned<NodeMemberships>> memberships() {
        return Collections.unmodifiableNavigableMap(memberships);
    }

    /** Where the mesh holds a node to be. */
    public Optional<Location> locationOf(String nodeId) {
        return Optional.ofNullable(locations.get(nodeId));
    }

    /** The tenants that hold a grant of a Subcloud. */
    public SortedSet<String> tenantsOf(String subcloudId) {
        SortedSet<String> tenants = new TreeSet<>();
        for (GrantId grant : grants.tailMap(new GrantId(subcloudId, "")).keySet()) {
            if (!grant.subcloudId().equals(subcloudId)) {
                break;
            }
            tenants.add(grant.tenantId());
        }
        return tenants;
    }
}
