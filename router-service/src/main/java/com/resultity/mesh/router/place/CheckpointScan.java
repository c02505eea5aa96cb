package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.PlaceCheckpoint;
import java.util.OptionalLong;

/** Finds the last checkpoint that is whole among the parts on the log of a partition, and keeps none of them. */
public final class CheckpointScan {

    private static final long NONE = -1;

    private long begunAt = NONE;
    private int parts;
    private long wholeFrom = NONE;

    /**
     * Takes the next part. What lacks parts before it, or after it, is left out.
     *
     * @param offset where it lies
     */
    public void take(PlaceCheckpoint part, long offset) {
        if (part.getPart() == 0) {
            begunAt = offset;
            parts = 0;
        }
        if (part.getPart() != parts) {
            return;
        }
        parts++;
        if (part.getLast() && begunAt != NONE) {
            wholeFrom = begunAt;
            begunAt = NONE;
            parts = 0;
        }
    }

    /** Where the first part lies of the last that is whole; empty where there is none. */
    public OptionalLong lastFrom() {
        return wholeFrom == NONE ? OptionalLong.empty() : OptionalLong.of(wholeFrom);
    }
}
