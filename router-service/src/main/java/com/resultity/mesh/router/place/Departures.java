package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.Cell;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.router.KeptNode;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * Nodes that have left, until it is time to forget them: by what is remembered of them alone, so that a task which starts
 * again forgets them at the same time.
 */
final class Departures {

    /** Of a remembered node that has left its cell. */
    static final int NO_NUMBER = -1;

    private final PlaceTable<KeptNode> nodes;
    private final Function<String, Cell> cells;
    private final long memoryMilliseconds;
    private final PriorityQueue<Departure> queue = new PriorityQueue<>(Comparator.comparingLong(Departure::at)
            .thenComparing(Departure::cell)
            .thenComparing(Departure::nodeId));

    private record Departure(long at, String cell, String nodeId) {}

    /**
     * @param nodes nodes as they are remembered
     * @param cells gives a cell by its name
     * @param memoryMilliseconds how long a node that has left is remembered
     */
    Departures(PlaceTable<KeptNode> nodes, Function<String, Cell> cells, long memoryMilliseconds) {
        this.nodes = nodes;
        this.cells = cells;
        this.memoryMilliseconds = memoryMilliseconds;
    }

    /** Must follow whatever is remembered of a node. */
    void remembered(KeptNode kept) {
        NodeState state = kept.getState();
        if (kept.getNumber() == NO_NUMBER) {
            rememberFrom(state.getChangedAt(), state.getCell(), state.getNodeId());
        }
    }

    private void rememberFrom(long time, String cell, String nodeId) {
        queue.add(new Departure(time + memoryMilliseconds, cell, nodeId));
    }

    /** When the time of the next one comes; {@link Long#MAX_VALUE}: there is none. */
    long dueAt() {
        return queue.isEmpty() ? Long.MAX_VALUE : queue.peek().at();
    }

    /** Has the cells forget those whose time has come. */
    void fallDue(long now) {
        while (!queue.isEmpty() && queue.peek().at() <= now) {
            forget(queue.remove());
        }
    }

    private void forget(Departure due) {
        KeptNode kept = nodes.get(PlaceMemory.key(due.cell(), due.nodeId()));
        if (kept == null || kept.getNumber() != NO_NUMBER) {
            return;
        }
        Cell cell = cells.apply(due.cell());
        long last = Math.max(kept.getState().getChangedAt(), cell.lastEndedAt(due.nodeId()));
        if (last + memoryMilliseconds > due.at()) {
            rememberFrom(last, due.cell(), due.nodeId());
        } else if (!cell.forget(due.nodeId())) {
            rememberFrom(due.at(), due.cell(), due.nodeId());
        }
    }
}
