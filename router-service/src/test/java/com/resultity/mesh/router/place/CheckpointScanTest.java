package com.resultity.mesh.router.place;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.schemas.PlaceCheckpoint;
import com.resultity.mesh.schemas.PlaceTableName;
import com.resultity.mesh.schemas.RememberedEntry;
import com.resultity.mesh.schemas.router.ReadPositions;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CheckpointScanTest {

    private static final ReadPositions POSITIONS =
            new ReadPositions(List.of(), 7L, List.of(), List.of(), 0L, List.of());

    private final CheckpointScan scan = new CheckpointScan();
    private long offset = 100;

    private static PlaceCheckpoint part(int number, boolean last, RememberedEntry... entries) {
        return new PlaceCheckpoint(3, 1_000L, number, last, List.of(entries));
    }

    private void take(int number, boolean last) {
        scan.take(part(number, last), offset);
        offset++;
    }

    @Test
    void shouldFindTheLastThatIsWhole() {
        take(0, true);
        take(0, false);
        take(1, true);

        assertEquals(OptionalLong.of(101), scan.lastFrom());
    }

    @Test
    void shouldLeaveOutWhatWasCutOff() {
        take(0, false);
        take(1, true);
        take(0, false);
        take(1, false);
        take(0, false);

        assertEquals(OptionalLong.of(100), scan.lastFrom());
    }

    @Test
    void shouldLeaveOutWhatLacksItsFirstParts() {
        take(1, false);
        take(2, true);
        assertEquals(OptionalLong.empty(), scan.lastFrom());

        take(0, false);
        take(2, true);
        assertEquals(OptionalLong.empty(), scan.lastFrom());
    }

    @Test
    void shouldReadAllPartsAndNoMore() {
        Checkpoint checkpoint = Checkpoint.of(List.of(
                                part(0, false, RememberedTable.POSITIONS.entry("one", POSITIONS)),
                                part(1, true, RememberedTable.POSITIONS.entry("two", POSITIONS)),
                                part(0, true, RememberedTable.POSITIONS.entry("three", POSITIONS)))
                        .iterator())
                .orElseThrow();

        assertEquals(1_000, checkpoint.takenAt());
        assertEquals(POSITIONS, checkpoint.memory().positions().get("one"));
        assertEquals(POSITIONS, checkpoint.memory().positions().get("two"));
        assertEquals(null, checkpoint.memory().positions().get("three"));
    }

    @Test
    void shouldNotReadWhatLacksParts() {
        PlaceCheckpoint later = part(1, true);
        later.setTakenAt(2_000);

        assertTrue(Checkpoint.of(Collections.emptyIterator()).isEmpty());
        assertTrue(Checkpoint.of(List.of(part(0, false)).iterator()).isEmpty());
        assertTrue(Checkpoint.of(List.of(part(1, true)).iterator()).isEmpty());
        assertTrue(
                Checkpoint.of(List.of(part(0, false), part(2, true)).iterator()).isEmpty());
        assertTrue(Checkpoint.of(List.of(part(0, false), later).iterator()).isEmpty());
    }

    @Test
    void shouldNotReadWhatAnotherVersionRemembered() {
        ByteBuffer other = ByteBuffer.wrap("of another version".getBytes(UTF_8));
        RememberedEntry unreadable = new RememberedEntry(PlaceTableName.NODES, "EU-0/node", other);
        RememberedEntry unknown = new RememberedEntry(PlaceTableName.UNRECOGNISED, "EU-0/node", other);

        assertTrue(Checkpoint.of(List.of(part(0, true, unreadable)).iterator()).isEmpty());
        assertTrue(Checkpoint.of(List.of(part(0, true, unknown)).iterator()).isEmpty());
    }
}
