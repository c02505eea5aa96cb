package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.Collection;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which nodes must be judged again, because something that their memberships rest on has changed. It is handed out in
 * batches, so that nothing else waits for all of it.
 *
 * <p>Nodes of which more is known come first. A changed Subcloud is judged against all nodes in the order of their ids; one
 * that changes meanwhile waits for the next round, in which all that wait are judged together. The votes of a Subcloud
 * are counted when no node waits to be judged for it, because they rest on who belongs; those of one Subcloud in a batch, because
 * all of its members are looked at.
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

        boolean isFor(String subcloudId) {
            return everything || subcloudIds.contains(subcloudId);
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
     * @param counted the Subcloud whose votes to count; there are no nodes to judge then
     */
    record Batch(
            SortedSet<String> whole,
            SortedSet<String> partly,
            SortedSet<String> subcloudIds,
            Optional<String> counted) {

        boolean isEmpty() {
            return whole.isEmpty() && partly.isEmpty() && counted.isEmpty();
        }
    }

    /** Has a node judged. */
    void addNode(String nodeId) {
        nodeIds.add(nodeId);
    }

    /** Has what a draft left judged against all nodes and counted. */
    void add(DraftedFacts drafted) {
        next = next.with(drafted.unjudgedSubclouds());
        votes.addAll(drafted.uncountedSubclouds());
    }

    /** Has all nodes judged for all Subclouds, also those that are gone, and all votes counted. */
    void addEverything(RegistryView view) {
        next = new Round(true, Names.none());
        view.memberships().keySet().stream()
                .filter(nodeId -> !view.nodes().containsKey(nodeId))
                .forEach(this::addNode);
        view.subclouds().keySet().stream()
                .filter(id -> !view.votedForIn(id).isEmpty())
                .forEach(votes::add);
    }

    /** Whether nothing is left. */
    boolean isEmpty() {
        return nodeIds.isEmpty() && round.isEmpty() && next.isEmpty() && votes.isEmpty();
    }

    /** Whether no node waits to be judged for a Subcloud, so that its votes can be counted. */
    boolean isJudged(String subcloudId) {
        return nodeIds.isEmpty() && !round.isFor(subcloudId) && !next.isFor(subcloudId);
    }

    /**
     * Takes a batch: a Subcloud whose votes can be counted, and when there is none nodes to judge.
     *
     * @param nodes all nodes that there are
     * @param most how many nodes it may hold
     */
    Batch take(NavigableSet<String> nodes, int most) {
        Optional<String> counted = votes.stream().filter(this::isJudged).findFirst();
        if (counted.isPresent()) {
            votes.remove(counted.get());
            return new Batch(Names.none(), Names.none(), Names.none(), counted);
        }
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
        if (of.everything()) {
            whole.addAll(swept);
            return new Batch(whole, Names.none(), Names.none(), Optional.empty());
        }
        return new Batch(whole, swept, of.subcloudIds(), Optional.empty());
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
