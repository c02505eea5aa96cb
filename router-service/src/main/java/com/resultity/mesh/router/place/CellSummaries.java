package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.Cell;
import com.resultity.mesh.router.decide.ladder.Peers;
import com.resultity.mesh.schemas.CellSummary;
import java.util.HashMap;
import java.util.Map;

/** What cells say of themselves: what was heard of all, and what those of this partition told last. */
final class CellSummaries {

    private static final int POOLS_A_SECOND = 256;
    private static final long MILLISECONDS_A_POOL = 4;

    /** Before the names of cells in the memory of what they told, where no cell has it in its name. */
    private static final String TOLD = "told/";

    private final PlaceMemory memory;
    private final PlaceOutputs outputs;

    /** By cell, milliseconds since 1970-01-01T00:00:00Z. What it told is in the memory, and not here once more. */
    private final Map<String, Long> tellsAgainAt = new HashMap<>();

    private final Peers peers = new Peers();

    CellSummaries(PlaceMemory memory, PlaceOutputs outputs) {
        this.memory = memory;
        this.outputs = outputs;
    }

    /** What was heard, for the cells to look where to hand a job on. */
    Peers peers() {
        return peers;
    }

    void restore() {
        memory.summaries().forEach((key, summary) -> {
            if (key.startsWith(TOLD)) {
                tellsAgainAt.put(summary.getCell(), tellsAgainAt(summary));
            } else {
                peers.put(key, SummaryConversion.summary(summary));
            }
        });
    }

    /** Takes over what a cell said of itself; null: it is no more. */
    void heard(String cell, CellSummary summary) {
        memory.summaries().put(cell, summary);
        if (summary == null) {
            peers.remove(cell);
        } else {
            peers.put(cell, SummaryConversion.summary(summary));
        }
    }

    /**
     * Writes what a cell can serve, if that has changed since it was written last and it is time to say so.
     *
     * @return false if it is not time yet
     */
    boolean tell(String name, Cell cell, long now) {
        if (tellsAgainAt.getOrDefault(name, now) > now) {
            return false;
        }
        CellSummary last = memory.summaries().get(TOLD + name);
        CellSummary next = SummaryConversion.record(name, cell.load(now), last == null ? now : last.getWrittenAt());
        if (!next.equals(last)) {
            next.setWrittenAt(now);
            tell(name, next, now);
        }
        return true;
    }

    /** A cell that has much to say of itself says it less often, because every task reads it. */
    private static long tellsAgainAt(CellSummary last) {
        return last.getWrittenAt() + Math.max(0, last.getPools().size() - POOLS_A_SECOND) * MILLISECONDS_A_POOL;
    }

    /** Remembered apart from what was heard, which comes by the log: a task that starts again must not say it anew. */
    private void tell(String cell, CellSummary summary, long now) {
        tellsAgainAt.put(cell, tellsAgainAt(summary));
        memory.summaries().put(TOLD + cell, summary);
        outputs.send(cell, summary, now);
    }
}
