package com.resultity.mesh.router.decide.nodes;

import com.resultity.mesh.router.decide.nodes.NodeFacts.Liveness;
import java.util.ArrayList;
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
    private final List<Counted> counted = new ArrayList<>();
    private final PoolLoads pools = new PoolLoads();
    private final Map<String, Integer> models = new HashMap<>();
    private int nodes;
    private int slots;
    private int busy;

    /** How a node was counted. */
    private record Counted(NodeFacts node, Set<String> models, int busy) {

        int free() {
            return Math.max(0, node.offeredSlots() - busy);
        }
    }

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
            while (number >= counted.size()) {
                counted.add(null);
            }
            recount(number);
        }
        changed.clear();
        return this;
    }

    /** Most that changed did so in nothing but who holds their slots, and many took as many jobs as they ended. */
    private void recount(int number) {
        Counted before = counted.get(number);
        Counted after = standing(number);
        if (!Objects.equals(before, after)) {
            counted.set(number, after);
            // In this order, so that what only one node has is not forgotten and put in its place anew in between.
            count(after, 1);
            count(before, -1);
        }
    }

    /** How a node counts now; null where it does not. */
    private Counted standing(int number) {
        NodeFacts node = cell.facts(number);
        return node == null || node.liveness() != Liveness.ALIVE
                ? null
                : new Counted(node, cell.models(node), cell.slots(number).busy());
    }

    private void count(Counted one, int sign) {
        if (one == null) {
            return;
        }
        NodeFacts node = one.node();
        nodes += sign;
        slots += sign * node.slots();
        busy += sign * one.busy();
        for (String model : one.models()) {
            models.merge(model, sign, (before, more) -> before + more == 0 ? null : before + more);
            if (node.goodStanding()) {
                int free = sign * one.free();
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
