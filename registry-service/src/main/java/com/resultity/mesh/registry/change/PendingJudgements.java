package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.definition.Names;
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
 * that changes meanwhile waits for the next round, in which all that wait are judged together.
 */
final class PendingJudgements {

    private static final String BEGINNING = "";

    private final SortedSet<String> nodeIds = new TreeSet<>();
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
     */
    record Batch(SortedSet<String> whole, SortedSet<String> partly, SortedSet<String> subcloudIds) {

        boolean isEmpty() {
            return whole.isEmpty() && partly.isEmpty();
        }
    }

    /** Has a node judged. */
    void addNode(String nodeId) {
        nodeIds.add(nodeId);
    }

    /** Has Subclouds judged against all nodes. */
    void addSubclouds(Collection<String> subcloudIds) {
        next = next.with(subcloudIds);
    }

    /** Has all nodes judged for all Subclouds. */
    void addEverything() {
        next = new Round(true, Names.none());
    }

    /** Whether nothing is left. */
    boolean isEmpty() {
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
        if (of.everything()) {
            whole.addAll(swept);
            return new Batch(whole, Names.none(), Names.none());
        }
        return new Batch(whole, swept, of.subcloudIds());
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
