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
 * @param readsMembers whether who asks may read the members of a Subcloud
 * @param told whether who asks may know of a Subcloud
 */
record DraftedMemberships(
        RegistryView view, Set<String> declaredNodes, Predicate<String> readsMembers, Predicate<String> told) {

    /** The memberships of the node that a fact is about; empty for facts about other things. */
    Optional<Members> of(Fact fact) {
        return DraftRecords.members(fact)
                .map(change -> new Members(
                        change.nodeId(),
                        change.subclouds().stream().filter(told).toList(),
                        !change.isolatedBy().isEmpty(),
                        change.isolatedBy().stream().filter(told).toList(),
                        changes(((Fact.MembershipsAre) fact).memberships().value())));
    }

    private List<MembershipChange> changes(NodeMemberships drafted) {
        String node = drafted.nodeId();
        Predicate<String> shown = declaredNodes.contains(node) ? told : readsMembers;
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
