package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.PlaceCheckpoint;
import com.resultity.mesh.schemas.RememberedEntry;
import java.util.Iterator;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;

/**
 * What a partition's cells remembered at one moment.
 *
 * @param takenAt the moment, by the time of the cells, milliseconds since 1970-01-01T00:00:00Z
 * @param memory all of it; cells that go on from it change it
 */
public record Checkpoint(long takenAt, PlaceMemory memory) {

    /**
     * A checkpoint from its parts.
     *
     * @param parts all of them in their order, and perhaps more after the last
     * @return empty if one is missing, or they were written by a version of the code that remembers otherwise
     */
    public static Optional<Checkpoint> of(Iterator<PlaceCheckpoint> parts) {
        PlaceMemory memory = PlaceMemory.inMemory();
        long takenAt = 0;
        for (int number = 0; parts.hasNext(); number++) {
            PlaceCheckpoint part = parts.next();
            takenAt = number == 0 ? part.getTakenAt() : takenAt;
            if (part.getPart() != number || part.getTakenAt() != takenAt || !isPut(part, memory)) {
                return Optional.empty();
            }
            if (part.getLast()) {
                return Optional.of(new Checkpoint(takenAt, memory));
            }
        }
        return Optional.empty();
    }

    private static boolean isPut(PlaceCheckpoint part, PlaceMemory memory) {
        for (RememberedEntry entry : part.getEntries()) {
            RememberedTable<?> table = RememberedTable.ALL.get(entry.getTable());
            if (table == null || !isPut(table, entry, memory)) {
                return false;
            }
        }
        return true;
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
