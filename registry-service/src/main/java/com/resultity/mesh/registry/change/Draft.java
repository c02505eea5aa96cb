package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.change.AppliedDocument.Change;
import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.GrantId;
import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.ModelDefinition;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.NodeMemberships;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.TenantDefinition;
import com.resultity.mesh.registry.definition.TokenDefinition;
import com.resultity.mesh.registry.definition.TokenId;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.GroupManifest;
import com.resultity.mesh.registry.manifest.Manifest.ModelManifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.Manifest.TenantManifest;
import com.resultity.mesh.registry.membership.Candidate;
import com.resultity.mesh.registry.membership.MembershipJudge;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A change in the making: what would be so if it were written. Reads the view and leaves it as it is; of everything that
 * is declared as it is already, nothing is written.
 *
 * <p>Not safe for use by several threads; but for locations, the view must not change meanwhile.
 */
final class Draft {

    private final RegistryView view;
    private final Versions versions;
    private final SortedMap<String, Versioned<SubcloudDefinition>> subclouds;
    private final List<Fact> subcloudFacts = new ArrayList<>();
    private final List<Fact> grantFacts = new ArrayList<>();
    private final DraftTable<TokenDefinition> tokens;
    private final DraftTable<TenantDefinition> tenants;
    private final DraftTable<Group> groups;
    private final DraftTable<ModelDefinition> models;
    private final DraftTable<NodeDefinition> nodes;
    private final SortedSet<String> nodesToJudge = new TreeSet<>();

    /**
     * @param view what is so now
     * @param now time of the change, milliseconds since 1970-01-01T00:00:00Z
     */
    Draft(RegistryView view, long now) {
        this.view = view;
        this.versions = new Versions(view.highestVersion(), now);
        this.subclouds = new TreeMap<>(view.subclouds());
        this.tokens = new DraftTable<>(
                TokenIssuer.KIND,
                key -> tokenIn(view, TokenId.parse(key)),
                Fact.TokenIs::new,
                key -> new Fact.TokenGone(TokenId.parse(key)),
                versions);
        this.tenants = new DraftTable<>(
                TenantManifest.KIND, view.tenants()::get, Fact.TenantIs::new, Fact.TenantGone::new, versions);
        this.groups = new DraftTable<>(
                GroupManifest.KIND, view.groups()::get, Fact.GroupIs::new, Fact.GroupGone::new, versions);
        this.models = new DraftTable<>(
                ModelManifest.KIND, view.models()::get, Fact.ModelIs::new, Fact.ModelGone::new, versions);
        this.nodes =
                new DraftTable<>(NodeManifest.KIND, view.nodes()::get, Fact.NodeIs::new, Fact.NodeGone::new, versions);
    }

    /** Declares what a manifest says. */
    AppliedDocument declare(Manifest manifest) {
        if (manifest instanceof SubcloudManifest subcloud) {
            return declareSubcloud(subcloud);
        }
        if (manifest instanceof NodeManifest node) {
            AppliedDocument applied = nodes.declare(node.id(), node.definition());
            if (applied.change() != Change.UNCHANGED) {
                nodesToJudge.add(node.id());
            }
            return applied;
        }
        if (manifest instanceof TenantManifest tenant) {
            return tenants.declare(tenant.id(), tenant.definition());
        }
        if (manifest instanceof GroupManifest group) {
            return called(group.group().party(), groups.declare(group.group().key(), group.group()));
        }
        return models.declare(manifest.id(), ((ModelManifest) manifest).definition());
    }

    /** Removes a Subcloud with its grants and tokens; empty where there is none. */
    Optional<AppliedDocument> removeSubcloud(String id) {
        Versioned<SubcloudDefinition> removed = subclouds.remove(id);
        if (removed == null) {
            return Optional.empty();
        }
        subcloudFacts.add(new Fact.SubcloudGone(id));
        grant(id, List.of());
        view.tokensOf(id).keySet().forEach(tokenId -> tokens.remove(new TokenId(id, tokenId).key()));
        judgeEverything();
        return Optional.of(new AppliedDocument(SubcloudManifest.KIND, id, removed.version(), Change.REMOVED));
    }

    /** Removes a node; empty where there is none. */
    Optional<AppliedDocument> removeNode(String id) {
        Optional<AppliedDocument> removed = nodes.remove(id);
        removed.ifPresent(it -> nodesToJudge.add(id));
        return removed;
    }

    /** Removes a tenant; empty where there is none. */
    Optional<AppliedDocument> removeTenant(String id) {
        return tenants.remove(id);
    }

    /** Removes a team or an organisation; empty where there is none. */
    Optional<AppliedDocument> removeGroup(Party party) {
        return groups.remove(party.toString()).map(removed -> called(party, removed));
    }

    /** Removes a model; empty where there is none. */
    Optional<AppliedDocument> removeModel(String name) {
        return models.remove(name);
    }

    /** Whether there is such a Subcloud. */
    boolean hasSubcloud(String id) {
        return subclouds.containsKey(id);
    }

    /** An access token, which may have expired. */
    Optional<Versioned<TokenDefinition>> token(TokenId id) {
        return tokens.get(id.key());
    }

    /** Declares an access token. */
    Versioned<TokenDefinition> declareToken(TokenDefinition token) {
        tokens.declare(token.id().key(), token);
        return token(token.id()).orElseThrow();
    }

    /** Revokes an access token; empty where there is none. */
    Optional<AppliedDocument> removeToken(TokenId id) {
        return tokens.remove(id.key());
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
     * What must be written, in an order in which each fact finds those that it rests on: Subclouds, grants, tokens,
     * tenants, teams and organisations, models, nodes, memberships.
     */
    List<Fact> facts() {
        List<SubcloudDefinition> judges =
                subclouds.values().stream().map(Versioned::value).toList();
        Stream<Fact> membershipFacts = nodesToJudge.stream().flatMap(id -> judgement(id, judges).stream());
        Stream<Fact> declared = Stream.of(
                        subcloudFacts,
                        grantFacts,
                        tokens.facts(),
                        tenants.facts(),
                        groups.facts(),
                        models.facts(),
                        nodes.facts())
                .flatMap(List::stream);
        return Stream.concat(declared, membershipFacts).toList();
    }

    private AppliedDocument declareSubcloud(SubcloudManifest manifest) {
        String id = manifest.id();
        Versioned<SubcloudDefinition> present = subclouds.get(id);
        List<Grant> grants =
                view.grantsOf(id).values().stream().map(Versioned::value).toList();
        boolean same =
                present != null && present.value().equals(manifest.definition()) && grants.equals(manifest.grants());
        if (same) {
            return new AppliedDocument(SubcloudManifest.KIND, id, present.version(), Change.UNCHANGED);
        }
        Versioned<SubcloudDefinition> declared = versions.successor(present, manifest.definition());
        subclouds.put(id, declared);
        subcloudFacts.add(new Fact.SubcloudIs(declared));
        grant(id, manifest.grants());
        judgeEverything();
        Change change = present == null ? Change.CREATED : Change.CHANGED;
        return new AppliedDocument(SubcloudManifest.KIND, id, declared.version(), change);
    }

    private void grant(String subcloudId, List<Grant> grants) {
        Map<GrantId, Versioned<Grant>> present = view.grantsOf(subcloudId);
        Set<GrantId> listed = grants.stream().map(Grant::id).collect(Collectors.toSet());
        for (GrantId id : present.keySet()) {
            if (!listed.contains(id)) {
                grantFacts.add(new Fact.GrantGone(id));
            }
        }
        for (Grant grant : grants) {
            Versioned<Grant> before = present.get(grant.id());
            if (before == null || !before.value().equals(grant)) {
                grantFacts.add(new Fact.GrantIs(versions.successor(before, grant)));
            }
        }
    }

    private Optional<Fact> judgement(String nodeId, List<SubcloudDefinition> judges) {
        Versioned<NodeMemberships> present = view.memberships().get(nodeId);
        Optional<Versioned<NodeDefinition>> node = nodes.get(nodeId);
        if (node.isEmpty()) {
            return Optional.ofNullable(present).map(orphan -> new Fact.MembershipsGone(nodeId));
        }
        Candidate candidate = new Candidate(node.get().value(), view.locationOf(nodeId));
        NodeMemberships judged =
                new NodeMemberships(nodeId, node.get().version(), MembershipJudge.judge(candidate, judges));
        return present != null && present.value().equals(judged)
                ? Optional.empty()
                : Optional.of(new Fact.MembershipsAre(versions.successor(present, judged)));
    }

    /** Teams and organisations are of one table, and of two kinds. */
    private static AppliedDocument called(Party party, AppliedDocument applied) {
        return new AppliedDocument(GroupManifest.kindOf(party), party.id(), applied.version(), applied.change());
    }

    private static Versioned<TokenDefinition> tokenIn(RegistryView view, TokenId id) {
        return view.tokensOf(id.subcloudId()).get(id.tokenId());
    }
}
