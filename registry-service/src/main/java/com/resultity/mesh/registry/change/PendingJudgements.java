package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.NodeMemberships;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.Collection;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which nodes must be judged again, because something that their memberships rest on has changed. It is handed out in
 * batches, so that nothing else waits for all of it.
 *
 * <p>Nodes of which more is known come first. A changed Subcloud is judged against all nodes in the order of their ids; one
 * that changes meanwhile waits for the next round, in which all that wait are judged together. Votes are counted when nothing
 * else waits, because they rest on who belongs.
 */
final class PendingJudgements {

    private static final String BEGINNING = "";

    private final SortedSet<String> nodeIds = new TreeSet<>();
    private final NavigableSet<String> votes = new TreeSet<>();
    private Round round = Round.NONE;
    private String cursor = BEGINNING;
    private Round next = Round.NONE;

    /**
     * What is judged against all nodes in one round.
     *
     * @param everything whether all Subclouds are
     * @param subcloudIds those that are otherwise
     */
    private record Round(boolean everything, SortedSet<String> subcloudIds) {

        static final Round NONE = new Round(false, Names.none());

        boolean isEmpty() {
            return !everything && subcloudIds.isEmpty();
        }

        Round with(Collection<String> more) {
            SortedSet<String> all = new TreeSet<>(subcloudIds);
            all.addAll(more);
            return new Round(everything, Names.copyOf(all));
        }
    }

    /**
     * Nodes to judge.
     *
     * @param whole nodes to judge for all Subclouds
     * @param partly nodes to judge for some Subclouds alone
     * @param subcloudIds these Subclouds
     * @param votes Subclouds whose votes to count
     */
    record Batch(
            SortedSet<String> whole, SortedSet<String> partly, SortedSet<String> subcloudIds, SortedSet<String> votes) {

        boolean isEmpty() {
            return whole.isEmpty() && partly.isEmpty() && votes.isEmpty();
        }
    }

    /** Has a node judged. */
    void addNode(String nodeId) {
        nodeIds.add(nodeId);
    }

    /** Has Subclouds judged against all nodes, and their votes counted. */
    void addSubclouds(Collection<String> subcloudIds) {
        next = next.with(subcloudIds);
        votes.addAll(subcloudIds);
    }

    /** Has the votes counted that may count otherwise now, because a node has these memberships. */
    void addVotes(NodeMemberships memberships, RegistryView view) {
        memberships.memberships().stream()
                .map(Membership::subcloudId)
                .filter(subcloudId -> !view.votedForIn(subcloudId).isEmpty())
                .forEach(votes::add);
    }

    /** Has all nodes judged for all Subclouds, also those that are gone, and all votes counted. */
    void addEverything(RegistryView view) {
        next = new Round(true, Names.none());
        view.memberships().forEach((nodeId, judged) -> {
            addVotes(judged.value(), view);
            if (!view.nodes().containsKey(nodeId)) {
                addNode(nodeId);
            }
        });
    }

    /** Whether nothing is left. */
    boolean isEmpty() {
        return allJudged() && votes.isEmpty();
    }

    private boolean allJudged() {
        return nodeIds.isEmpty() && round.isEmpty() && next.isEmpty();
    }

    /**
     * Takes a batch.
     *
     * @param nodes all nodes that there are
     * @param most how many nodes it may hold
     */
    Batch take(NavigableSet<String> nodes, int most) {
        SortedSet<String> whole = new TreeSet<>();
        Iterator<String> known = nodeIds.iterator();
        while (known.hasNext() && whole.size() < most) {
            whole.add(known.next());
            known.remove();
        }
        if (round.isEmpty()) {
            round = next;
            next = Round.NONE;
            cursor = BEGINNING;
        }
        SortedSet<String> swept = round.isEmpty() ? Names.none() : sweep(nodes, most - whole.size());
        Round of = round;
        if (!round.isEmpty() && nodes.higher(cursor) == null) {
            round = Round.NONE;
        }
        SortedSet<String> counted = takeVotes();
        if (of.everything()) {
            whole.addAll(swept);
            return new Batch(whole, Names.none(), Names.none(), counted);
        }
        return new Batch(whole, swept, of.subcloudIds(), counted);
    }

    private SortedSet<String> takeVotes() {
        if (!allJudged()) {
            return Names.none();
        }
        SortedSet<String> taken = new TreeSet<>(votes);
        votes.clear();
        return taken;
    }

    private SortedSet<String> sweep(NavigableSet<String> nodes, int most) {
        SortedSet<String> swept = new TreeSet<>();
        Iterator<String> following = nodes.tailSet(cursor, false).iterator();
        while (following.hasNext() && swept.size() < most) {
            cursor = following.next();
            swept.add(cursor);
        }
        return swept;
    }
}
