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
     * @param parts all of them in their order, and perhaps more after the last; at least one
     * @return empty if it was written by a version of the code that remembers otherwise
     */
    public static Optional<Checkpoint> of(Iterator<PlaceCheckpoint> parts) {
        PlaceMemory memory = PlaceMemory.inMemory();
        PlaceCheckpoint part;
        do {
            part = parts.next();
            for (RememberedEntry entry : part.getEntries()) {
                RememberedTable<?> table = RememberedTable.ALL.get(entry.getTable());
                if (table == null || !isPut(table, entry, memory)) {
                    return Optional.empty();
                }
            }
        } while (!part.getLast());
        return Optional.of(new Checkpoint(part.getTakenAt(), memory));
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
