package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.command.AppliedDocument;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.command.RefusedException;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.Membership.State;
import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.NodeMemberships;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.membership.Candidate;
import com.resultity.mesh.registry.membership.MembershipJudge;
import com.resultity.mesh.registry.membership.MoveJudge;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The memberships of a draft. */
final class MembershipDraft {

    private final RegistryView view;
    private final DraftTable<NodeDefinition> nodes;
    private final SubcloudDraft subclouds;
    private final Versions versions;
    private final SortedSet<String> whole = new TreeSet<>();
    private final SortedMap<String, SortedSet<String>> partly = new TreeMap<>();
    private final MovedMemberships moved;
    private final DraftedVotes votes;
    private final int mostMemberships;

    MembershipDraft(
            RegistryView view,
            DraftTable<NodeDefinition> nodes,
            SubcloudDraft subclouds,
            Versions versions,
            int mostMemberships) {
        this.view = view;
        this.nodes = nodes;
        this.subclouds = subclouds;
        this.versions = versions;
        this.moved = new MovedMemberships(view);
        this.votes = new DraftedVotes(view, nodes, subclouds, this::candidate);
        this.mostMemberships = mostMemberships;
    }

    /** Judges nodes for all Subclouds. */
    void judge(Collection<String> nodeIds) {
        whole.addAll(nodeIds);
    }

    /** Judges nodes for some Subclouds. */
    void judge(Collection<String> nodeIds, Collection<String> subcloudIds) {
        // One set for all of them: there may be a hundred thousand nodes, and hundreds of Subclouds.
        SortedSet<String> together = Names.copyOf(subcloudIds);
        nodeIds.forEach(id -> partly.merge(id, together, MembershipDraft::union));
    }

    private static SortedSet<String> union(SortedSet<String> some, SortedSet<String> others) {
        if (some.equals(others)) {
            return some;
        }
        SortedSet<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    /** Judges a node as it is declared now. To ask anew for a Subcloud that it left is to ask to be let in again. */
    void redeclared(NodeDefinition node, Optional<NodeDefinition> before) {
        whole.add(node.id());
        Map<String, Membership> present = moved.of(node.id());
        for (String subcloudId : node.requestedSubclouds()) {
            boolean asksAnew = before.filter(it -> it.requestedSubclouds().contains(subcloudId))
                    .isEmpty();
            Membership membership = present.get(subcloudId);
            if (asksAnew && membership != null && membership.state() == State.LEFT) {
                moved.move(node.id(), subcloudId, Optional.empty());
            }
        }
    }

    /** Moves a membership. */
    AppliedDocument move(Change.MoveMembership move) {
        Subcloud subcloud = demandSubcloud(move.subcloudId());
        Candidate candidate = demandCandidate(move.nodeId());
        return take(
                move.nodeId(),
                subcloud.id(),
                MoveJudge.move(candidate, subcloud, moved.in(move.nodeId(), subcloud.id()), move.move()));
    }

    /** Takes a vote. */
    AppliedDocument vote(Change.Vote vote) {
        Subcloud subcloud = demandSubcloud(vote.subcloudId());
        Candidate candidate = demandCandidate(vote.nodeId());
        boolean isMember = new Electorate(this::nodesOf, moved::in).includes(vote.operatorId(), subcloud.id());
        return take(
                vote.nodeId(),
                subcloud.id(),
                MoveJudge.vote(
                        candidate, subcloud, moved.in(vote.nodeId(), subcloud.id()), vote.operatorId(), isMember));
    }

    /**
     * Judges nodes for the Subclouds that were changed.
     *
     * @param judgedAtOnce where there are more nodes, those alone are judged whose place in the global pool changes, and
     *     members of what is removed
     * @return Subclouds that must still be judged against all nodes
     */
    SortedSet<String> judgeChanged(int judgedAtOnce) {
        if (subclouds.changed().isEmpty()) {
            return Names.none();
        }
        if (view.nodeCount() <= judgedAtOnce) {
            judge(view.nodes().keySet(), subclouds.changed());
            return Names.none();
        }
        SortedSet<String> urgent = subclouds.changed().stream()
                .filter(id -> isolatesAnew(id) || isRemoved(id))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!urgent.isEmpty()) {
            judgeMembers(urgent);
        }
        return subclouds.changed();
    }

    private void judgeMembers(SortedSet<String> subcloudIds) {
        subcloudIds.forEach(id -> judge(view.membersOf(id), subcloudIds));
    }

    /** One of the same id that is made next must not find the members of this one. */
    private boolean isRemoved(String subcloudId) {
        return subclouds.get(subcloudId).isEmpty();
    }

    /** Isolation must take effect as a whole: so all members are told in the transaction that tells the Subcloud. */
    private boolean isolatesAnew(String subcloudId) {
        boolean before = Optional.ofNullable(view.subclouds().get(subcloudId))
                .filter(it -> it.value().isolatesNow())
                .isPresent();
        boolean after = subclouds.get(subcloudId).filter(Subcloud::isolatesNow).isPresent();
        return before != after;
    }

    /**
     * What must be written, with votes counted that the draft touches.
     *
     * @param countable whether the votes of a Subcloud may be counted, by its id
     * @param mostLookedAt so many memberships may be looked at to count votes; what takes more is left uncounted
     * @return with the Subclouds whose votes are left uncounted
     */
    DraftedFacts facts(Predicate<String> countable, int mostLookedAt) {
        JudgedNodes judged = judged();
        SortedSet<String> uncounted = votes.touched(judged);
        uncounted.removeAll(votes.count(judged, uncounted.stream().filter(countable), mostLookedAt));
        return new DraftedFacts(facts(judged), Names.none(), uncounted);
    }

    /** What must be written, with the votes of one Subcloud counted and of no other. */
    DraftedFacts facts(Optional<String> counted) {
        JudgedNodes judged = judged();
        SortedSet<String> uncounted = votes.touched(judged);
        votes.count(judged, counted.stream(), Integer.MAX_VALUE);
        return new DraftedFacts(facts(judged), Names.none(), uncounted);
    }

    private List<Fact> facts(JudgedNodes judged) {
        return judged.nodeIds().stream()
                .flatMap(nodeId -> factOf(nodeId, judged.of(nodeId)).stream())
                .toList();
    }

    /** Those alone that stand otherwise than is written, or were moved. */
    private JudgedNodes judged() {
        JudgedNodes judged = new JudgedNodes(moved, mostMemberships);
        Stream.of(whole, partly.keySet(), moved.nodeIds())
                .flatMap(Collection::stream)
                .distinct()
                .forEach(nodeId -> {
                    SortedMap<String, Membership> memberships = judgement(nodeId);
                    if (moved.nodeIds().contains(nodeId)
                            || factOf(nodeId, memberships).isPresent()) {
                        judged.put(nodeId, memberships);
                    }
                });
        return judged;
    }

    /** Where a node stands, votes aside, by Subcloud. */
    private SortedMap<String, Membership> judgement(String nodeId) {
        SortedMap<String, Membership> memberships = moved.of(nodeId);
        Optional<Candidate> candidate = candidate(nodeId);
        if (candidate.isEmpty()) {
            return memberships;
        }
        boolean all = !view.memberships().containsKey(nodeId) || whole.contains(nodeId);
        if (all) {
            memberships.keySet().retainAll(subclouds.all().keySet());
        }
        for (String subcloudId : all ? related(candidate.get().node(), memberships) : toJudge(nodeId)) {
            Optional<Membership> before = Optional.ofNullable(memberships.get(subcloudId));
            Optional<Membership> after =
                    subclouds.get(subcloudId).flatMap(it -> MembershipJudge.judge(candidate.get(), it, before));
            after.ifPresentOrElse(it -> memberships.put(subcloudId, it), () -> memberships.remove(subcloudId));
        }
        return memberships;
    }

    private Optional<Fact> factOf(String nodeId, SortedMap<String, Membership> memberships) {
        Versioned<NodeMemberships> present = view.memberships().get(nodeId);
        Optional<Versioned<NodeDefinition>> node = nodes.get(nodeId);
        if (node.isEmpty()) {
            return Optional.ofNullable(present).map(orphan -> new Fact.MembershipsGone(nodeId));
        }
        NodeMemberships judged = NodeMemberships.judged(nodeId, node.get().version(), memberships.values());
        return present != null && present.value().equals(judged)
                ? Optional.empty()
                : Optional.of(new Fact.MembershipsAre(versions.successor(present, judged)));
    }

    /** Every Subcloud that may have to do with a node. With any other one it has as little to do as before. */
    private SortedSet<String> related(NodeDefinition node, SortedMap<String, Membership> memberships) {
        SortedSet<String> related = view.invitationsTo(node);
        related.addAll(node.requestedSubclouds());
        related.addAll(memberships.keySet());
        related.addAll(subclouds.changed());
        return related;
    }

    private SortedSet<String> toJudge(String nodeId) {
        return partly.getOrDefault(nodeId, Names.none());
    }

    private AppliedDocument take(String nodeId, String subcloudId, MoveJudge.Moved result) {
        if (result instanceof MoveJudge.Illegal illegal) {
            throw new RefusedException(new Refusal.Conflict(illegal.reason()));
        }
        moved.move(nodeId, subcloudId, ((MoveJudge.Made) result).membership());
        Versioned<NodeMemberships> present = view.memberships().get(nodeId);
        long version = present == null ? 0 : present.version() + 1;
        return new AppliedDocument(Kind.MEMBERSHIPS.manifestName(), nodeId, version, AppliedDocument.Change.CHANGED);
    }

    /** An operator's nodes, as the draft has them; those that it declares twice. */
    private Stream<String> nodesOf(String operatorId) {
        return Stream.concat(view.nodesOf(operatorId).stream(), nodes.changed().stream())
                .filter(id -> nodes.get(id)
                        .filter(node -> node.value().operatorId().equals(operatorId))
                        .isPresent());
    }

    private Subcloud demandSubcloud(String id) {
        return subclouds.get(id).orElseThrow(() -> CommandSteps.missing(Kind.SUBCLOUD));
    }

    private Candidate demandCandidate(String nodeId) {
        return candidate(nodeId).orElseThrow(() -> CommandSteps.missing(Kind.NODE));
    }

    private Optional<Candidate> candidate(String nodeId) {
        return nodes.get(nodeId)
                .map(node -> new Candidate(
                        node.value(), view.locationOf(nodeId), view.standingOf(nodeId), view.serviceOf(nodeId)));
    }
}
