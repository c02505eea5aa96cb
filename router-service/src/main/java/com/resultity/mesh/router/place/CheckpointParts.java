package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.PlaceCheckpoint;
import com.resultity.mesh.schemas.RememberedEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;

/** Puts checkpoints together from their parts, and keeps the last one that is whole. */
public final class CheckpointParts {

    private List<PlaceCheckpoint> begun = new ArrayList<>();
    private List<PlaceCheckpoint> whole = List.of();

    /** Takes the next part on the log of a partition. What lacks parts before it, or after it, is left out. */
    public void take(PlaceCheckpoint part) {
        if (part.getPart() == 0) {
            begun = new ArrayList<>();
        }
        if (part.getPart() != begun.size()) {
            return;
        }
        begun.add(part);
        if (part.getLast()) {
            whole = begun;
            begun = new ArrayList<>();
        }
    }

    /** Whether a checkpoint lacks its last part so far. */
    public boolean lackParts() {
        return !begun.isEmpty();
    }

    /** The last that is whole; empty where there is none, or it was written by a version whose memory was another. */
    public Optional<Checkpoint> last() {
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        PlaceMemory memory = PlaceMemory.inMemory();
        for (PlaceCheckpoint part : whole) {
            for (RememberedEntry entry : part.getEntries()) {
                RememberedTable<?> table = RememberedTable.ALL.get(entry.getTable());
                if (table == null || !isPut(table, entry, memory)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Checkpoint(whole.get(0).getTakenAt(), memory));
    }

    private static boolean isPut(RememberedTable<?> table, RememberedEntry entry, PlaceMemory memory) {
        try {
            table.put(entry, memory);
            return true;
        } catch (SerializationException otherVersion) {
            return false;
        }
    }
}
