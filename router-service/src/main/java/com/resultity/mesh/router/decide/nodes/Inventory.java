package com.resultity.mesh.router.decide.nodes;

import com.resultity.mesh.router.decide.nodes.NodeFacts.Liveness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a cell has, counted: kept up to date by the nodes that changed since it was looked at last, so that to look costs what
 * has changed and not what there is.
 */
public final class Inventory {

    private final CellNodes cell;
    private final BitSet changed = new BitSet();

    /** How each node was counted, by number: what was known of it, null where it did not count. */
    private final List<NodeFacts> countedAs = new ArrayList<>();

    /** Those of its models that it was counted with. */
    private final List<Set<String>> countedWith = new ArrayList<>();

    /** How many of its slots were busy. */
    private int[] countedBusy = new int[0];

    private final PoolLoads pools = new PoolLoads();
    private final Map<String, Integer> models = new HashMap<>();
    private int nodes;
    private int slots;
    private int busy;

    Inventory(CellNodes cell) {
        this.cell = cell;
    }

    /** Must follow every change of a node or its slots. */
    void changed(int number) {
        changed.set(number);
    }

    /** Counts what has changed. */
    public Inventory counted() {
        for (int number = changed.nextSetBit(0); number >= 0; number = changed.nextSetBit(number + 1)) {
            makeRoomFor(number);
            recount(number);
        }
        changed.clear();
        return this;
    }

    private void makeRoomFor(int number) {
        while (number >= countedAs.size()) {
            countedAs.add(null);
            countedWith.add(Set.of());
        }
        if (number >= countedBusy.length) {
            countedBusy = Arrays.copyOf(countedBusy, Math.max(number + 1, countedBusy.length * 2));
        }
    }

    /** Most that changed did so in nothing but who holds their slots, and many took as many jobs as they ended. */
    private void recount(int number) {
        NodeFacts before = countedAs.get(number);
        Set<String> modelsBefore = countedWith.get(number);
        int busyBefore = countedBusy[number];
        NodeFacts after = alive(number);
        Set<String> modelsAfter = after == null ? Set.of() : cell.models(after);
        int busyAfter = after == null ? 0 : cell.slots(number).busy();
        if (busyBefore == busyAfter && Objects.equals(before, after) && modelsBefore.equals(modelsAfter)) {
            return;
        }
        countedAs.set(number, after);
        countedWith.set(number, modelsAfter);
        countedBusy[number] = busyAfter;
        // In this order, so that what only one node has is not forgotten and put in its place anew in between.
        count(after, modelsAfter, busyAfter, 1);
        count(before, modelsBefore, busyBefore, -1);
    }

    /** A node that counts; null where there is none. */
    private NodeFacts alive(int number) {
        NodeFacts node = cell.facts(number);
        return node == null || node.liveness() != Liveness.ALIVE ? null : node;
    }

    private void count(NodeFacts node, Set<String> modelsOfNode, int busyOfNode, int sign) {
        if (node == null) {
            return;
        }
        nodes += sign;
        slots += sign * node.slots();
        busy += sign * busyOfNode;
        int free = sign * Math.max(0, node.offeredSlots() - busyOfNode);
        for (String model : modelsOfNode) {
            models.merge(model, sign, (before, more) -> before + more == 0 ? null : before + more);
            if (node.goodStanding()) {
                if (!node.isolated()) {
                    pools.addToGlobal(model, sign, free);
                }
                node.subclouds().forEach(subcloud -> pools.addToSubcloud(subcloud, model, sign, free));
            }
        }
    }

    /** Nodes that are alive. */
    public int nodes() {
        return nodes;
    }

    /** Slots that they offer. */
    public int slots() {
        return slots;
    }

    /** Slots of theirs that are held or blocked. */
    public int busy() {
        return busy;
    }

    /** Models that at least one of them has. */
    public Iterable<String> models() {
        return models.keySet();
    }

    /** What there is of each model in each pool, of nodes in good standing; goes on changing. */
    public PoolLoads pools() {
        return pools;
    }
}
