package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.membership.Candidate;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The votes that may let somebody in by what a draft comes to, and did not before.
 *
 * @param view what is so now
 * @param nodes the nodes of the draft
 * @param subclouds its Subclouds
 * @param candidates a node that is judged, by its id
 */
record DraftedVotes(
        RegistryView view,
        DraftTable<NodeDefinition> nodes,
        SubcloudDraft subclouds,
        Function<String, Optional<Candidate>> candidates) {

    /** Ids of the Subclouds whose votes must be counted again. */
    SortedSet<String> touched(JudgedNodes judged) {
        SortedSet<String> touched = judged.changedOr(nodes.changed());
        touched.addAll(subclouds.changed());
        touched.removeIf(id -> subclouds
                .get(id)
                .filter(it -> it.definition().votesToJoin() > 0)
                .isEmpty());
        SortedSet<String> drafted = judged.votedFor();
        touched.removeIf(id -> !drafted.contains(id) && view.votedForIn(id).isEmpty());
        return touched;
    }

    /**
     * Lets in who has votes enough.
     *
     * @param subcloudIds in these Subclouds
     * @param mostLookedAt so many memberships may be looked at
     * @return those of the Subclouds whose votes could be counted with that
     */
    Set<String> count(JudgedNodes judged, Stream<String> subcloudIds, int mostLookedAt) {
        Set<String> counted = affordable(subcloudIds.toList(), mostLookedAt);
        // As they are before the first count, which adds those that it lets in.
        SortedSet<String> known = judged.nodeIds();
        judged.membersOf(counted).forEach((id, members) -> {
            List<String> all = Stream.concat(
                            view.membersOf(id).stream().filter(nodeId -> !known.contains(nodeId)), members.stream())
                    .toList();
            subclouds.get(id).ifPresent(subcloud -> new VoteCount(subcloud, judged, candidates).letIn(all));
        });
        return counted;
    }

    private Set<String> affordable(List<String> subcloudIds, int mostLookedAt) {
        Set<String> affordable = new HashSet<>();
        int left = mostLookedAt;
        for (String subcloudId : subcloudIds) {
            int lookedAt = 1 + view.membersOf(subcloudId).size();
            if (lookedAt <= left) {
                left -= lookedAt;
                affordable.add(subcloudId);
            }
        }
        return affordable;
    }
}
