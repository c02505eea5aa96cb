package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.api.DraftResource.Members;
import com.resultity.mesh.registry.api.DraftResource.MembershipChange;
import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.NodeMemberships;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.log.DraftRecords;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.RegistryView;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The memberships that a draft changes, as far as they may be told.
 *
 * @param view what is so now
 * @param declaredNodes nodes that the draft declares: who asks may read what they belong to
 * @param readsNode whether who asks may read a node that is there already
 * @param readsMembers whether who asks may read the members of a Subcloud
 * @param told whether who asks may know of a Subcloud
 */
record DraftedMemberships(
        RegistryView view,
        Set<String> declaredNodes,
        Predicate<String> readsNode,
        Predicate<String> readsMembers,
        Predicate<String> told) {

    /** The nodes that may be told of, each with what may be told of it. */
    List<Members> of(List<Fact> facts) {
        return facts.stream()
                .flatMap(fact -> of(fact).stream())
                .filter(this::isKnown)
                .toList();
    }

    /** How many nodes may not be told of. */
    int leftOut(List<Fact> facts) {
        return (int) facts.stream()
                .flatMap(fact -> of(fact).stream())
                .filter(members -> !isKnown(members))
                .count();
    }

    private Optional<Members> of(Fact fact) {
        return DraftRecords.members(fact).map(change -> {
            Predicate<String> shown = shownOf(change.nodeId());
            List<String> isolatedBy = change.isolatedBy().stream().filter(shown).toList();
            return new Members(
                    change.nodeId(),
                    change.subclouds().stream().filter(shown).toList(),
                    !isolatedBy.isEmpty(),
                    isolatedBy,
                    changes(((Fact.MembershipsAre) fact).memberships().value(), shown));
        });
    }

    private Predicate<String> shownOf(String node) {
        return declaredNodes.contains(node) ? told : readsMembers;
    }

    /**
     * Only who has to do with one of their Subclouds already: otherwise everybody could find every node by drafting an
     * invitation, or a Subcloud that nodes join by themselves.
     */
    private boolean isKnown(Members members) {
        return declaredNodes.contains(members.node())
                || readsNode.test(members.node())
                || members.changes().stream().anyMatch(change -> change.before() != null);
    }

    private List<MembershipChange> changes(NodeMemberships drafted, Predicate<String> shown) {
        String node = drafted.nodeId();
        Versioned<NodeMemberships> present = view.memberships().get(node);
        Map<String, MembershipResource> before =
                bySubcloud(node, present == null ? List.of() : present.value().memberships());
        Map<String, MembershipResource> after = bySubcloud(node, drafted.memberships());
        Set<String> subclouds = new TreeSet<>(before.keySet());
        subclouds.addAll(after.keySet());
        List<MembershipChange> changes = new ArrayList<>();
        for (String subcloud : subclouds) {
            MembershipChange change = new MembershipChange(subcloud, before.get(subcloud), after.get(subcloud));
            if (shown.test(subcloud) && differs(change.before(), change.after())) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static boolean differs(@Nullable MembershipResource before, @Nullable MembershipResource after) {
        return before == null ? after != null : !before.equals(after);
    }

    private static Map<String, MembershipResource> bySubcloud(String node, List<Membership> memberships) {
        Map<String, MembershipResource> found = new TreeMap<>();
        memberships.forEach(membership -> found.put(membership.subcloudId(), MembershipResource.of(node, membership)));
        return found;
    }
}
