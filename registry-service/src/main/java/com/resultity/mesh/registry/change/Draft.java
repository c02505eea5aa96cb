package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.change.AppliedDocument.Change;
import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.NodeMemberships;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.membership.Candidate;
import com.resultity.mesh.registry.membership.MembershipJudge;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.GrantId;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A change in the making: what would be so if it were written. Reads the view and leaves it as it is; of everything that
 * is declared as it is already, nothing is written.
 *
 * <p>Not safe for use by several threads; nodes, Subclouds and grants of the view must not change meanwhile.
 */
final class Draft {

    private final RegistryView view;
    private final long now;
    private final SortedMap<String, Versioned<SubcloudDefinition>> subclouds;
    private final SortedMap<String, Optional<Versioned<NodeDefinition>>> changedNodes = new TreeMap<>();
    private final SortedSet<String> nodesToJudge = new TreeSet<>();
    private final List<Fact> subcloudFacts = new ArrayList<>();
    private final List<Fact> grantFacts = new ArrayList<>();
    private final List<Fact> nodeFacts = new ArrayList<>();

    /**
     * @param view what is so now
     * @param now time of the change, milliseconds since 1970-01-01T00:00:00Z
     */
    Draft(RegistryView view, long now) {
        this.view = view;
        this.now = now;
        this.subclouds = new TreeMap<>(view.subclouds());
    }

    /** Declares what a manifest says. */
    AppliedDocument declare(Manifest manifest) {
        if (manifest instanceof SubcloudManifest subcloud) {
            return declareSubcloud(subcloud);
        }
        return declareNode((NodeManifest) manifest);
    }

    /** Removes a Subcloud with its grants; empty where there is none. */
    Optional<AppliedDocument> removeSubcloud(String id) {
        Versioned<SubcloudDefinition> removed = subclouds.remove(id);
        if (removed == null) {
            return Optional.empty();
        }
        subcloudFacts.add(new Fact.SubcloudGone(id));
        grant(id, Names.none());
        judgeEverything();
        return Optional.of(new AppliedDocument(SubcloudManifest.KIND, id, removed.version(), Change.REMOVED));
    }

    /** Removes a node; empty where there is none. */
    Optional<AppliedDocument> removeNode(String id) {
        return node(id).map(removed -> {
            changedNodes.put(id, Optional.empty());
            nodeFacts.add(new Fact.NodeGone(id));
            nodesToJudge.add(id);
            return new AppliedDocument(NodeManifest.KIND, id, removed.version(), Change.REMOVED);
        });
    }

    /** Judges nodes, whether or not anything else of the draft touches them. */
    void judge(Collection<String> nodeIds) {
        nodesToJudge.addAll(nodeIds);
    }

    /** Judges all nodes, and those that have memberships without being there any more. */
    void judgeEverything() {
        nodesToJudge.addAll(view.nodes().keySet());
        nodesToJudge.addAll(view.memberships().keySet());
    }

    /**
     * What must be written, in an order in which each fact finds those that it rests on: Subclouds, grants, nodes,
     * memberships.
     */
    List<Fact> facts() {
        List<SubcloudDefinition> judges =
                subclouds.values().stream().map(Versioned::value).toList();
        Stream<Fact> membershipFacts = nodesToJudge.stream().flatMap(id -> judgement(id, judges).stream());
        return Stream.of(subcloudFacts.stream(), grantFacts.stream(), nodeFacts.stream(), membershipFacts)
                .flatMap(facts -> facts)
                .toList();
    }

    private AppliedDocument declareSubcloud(SubcloudManifest manifest) {
        String id = manifest.id();
        Versioned<SubcloudDefinition> present = subclouds.get(id);
        boolean same = present != null
                && present.value().equals(manifest.definition())
                && view.tenantsOf(id).equals(manifest.tenants());
        if (same) {
            return new AppliedDocument(SubcloudManifest.KIND, id, present.version(), Change.UNCHANGED);
        }
        Versioned<SubcloudDefinition> declared = successor(present, manifest.definition());
        subclouds.put(id, declared);
        subcloudFacts.add(new Fact.SubcloudIs(declared));
        grant(id, manifest.tenants());
        judgeEverything();
        return new AppliedDocument(SubcloudManifest.KIND, id, declared.version(), changeFrom(present));
    }

    private AppliedDocument declareNode(NodeManifest manifest) {
        String id = manifest.id();
        Versioned<NodeDefinition> present = node(id).orElse(null);
        if (present != null && present.value().equals(manifest.definition())) {
            return new AppliedDocument(NodeManifest.KIND, id, present.version(), Change.UNCHANGED);
        }
        Versioned<NodeDefinition> declared = successor(present, manifest.definition());
        changedNodes.put(id, Optional.of(declared));
        nodeFacts.add(new Fact.NodeIs(declared));
        nodesToJudge.add(id);
        return new AppliedDocument(NodeManifest.KIND, id, declared.version(), changeFrom(present));
    }

    private void grant(String subcloudId, SortedSet<String> tenants) {
        SortedSet<String> present = view.tenantsOf(subcloudId);
        for (String tenant : present) {
            if (!tenants.contains(tenant)) {
                grantFacts.add(new Fact.GrantGone(new GrantId(subcloudId, tenant)));
            }
        }
        for (String tenant : tenants) {
            if (!present.contains(tenant)) {
                grantFacts.add(new Fact.GrantIs(Versioned.first(new GrantId(subcloudId, tenant), now)));
            }
        }
    }

    private Optional<Fact> judgement(String nodeId, List<SubcloudDefinition> judges) {
        Versioned<NodeMemberships> present = view.memberships().get(nodeId);
        Optional<Versioned<NodeDefinition>> node = node(nodeId);
        if (node.isEmpty()) {
            return Optional.ofNullable(present).map(orphan -> new Fact.MembershipsGone(nodeId));
        }
        Candidate candidate = new Candidate(node.get().value(), view.locationOf(nodeId));
        NodeMemberships judged =
                new NodeMemberships(nodeId, node.get().version(), MembershipJudge.judge(candidate, judges));
        return present != null && present.value().equals(judged)
                ? Optional.empty()
                : Optional.of(new Fact.MembershipsAre(successor(present, judged)));
    }

    private Optional<Versioned<NodeDefinition>> node(String id) {
        return changedNodes.getOrDefault(id, Optional.ofNullable(view.nodes().get(id)));
    }

    private <T> Versioned<T> successor(Versioned<T> present, T declared) {
        return present == null ? Versioned.first(declared, now) : present.next(declared, now);
    }

    private static Change changeFrom(Versioned<?> present) {
        return present == null ? Change.CREATED : Change.CHANGED;
    }
}
