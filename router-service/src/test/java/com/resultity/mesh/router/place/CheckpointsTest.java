package com.resultity.mesh.router.place;

import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static com.resultity.mesh.testkit.records.Records.aSubcloud;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.schemas.PlaceCheckpoint;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.topics.PolicyKey;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import com.resultity.mesh.wire.RawRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class CheckpointsTest {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 3_600_000;

    /** Its turns are half past each hour. */
    private static final int PARTITION = TopicCatalogue.CELL_PARTITIONS / 2;

    private static final long NOON = Instant.parse("2026-01-05T12:00:00Z").toEpochMilli();

    private final PlaceMemory memory = PlaceMemory.inMemory();
    private final List<PlaceCheckpoint> parts = new ArrayList<>();
    private final PlaceOutputs outputs = (key, value, now) -> {
        if (value instanceof PlaceCheckpoint part) {
            parts.add(part);
        }
    };
    private Checkpoints checkpoints;
    private PartitionCells cells;
    private long offset;

    private void start(long now) {
        CheckpointPace pace = CheckpointPace.every(Duration.ofMillis(HOUR));
        checkpoints = new Checkpoints(memory, outputs, PARTITION, pace, now);
        cells = new PartitionCells(CellSettings.defaults(), checkpoints.watched(), outputs, now);
    }

    private void read(String topic, String key, SpecificRecord value, long now) {
        offset++;
        cells.read(
                new Accepted<>(
                        key,
                        value,
                        new RawRecord(
                                topic, PARTITION, offset, now, key.getBytes(UTF_8), new byte[0], new RecordHeaders())),
                now);
    }

    private void readNode(long now) {
        read(
                TopicCatalogue.NODE_STATES.name(),
                "node",
                aNodeState().node("node").build(),
                now);
    }

    private long copiesAt(long now) {
        parts.clear();
        checkpoints.proceed(cells, now);
        return parts.stream().filter(PlaceCheckpoint::getLast).count();
    }

    @Test
    void shouldCopyNothingBeforeAnythingIsRead() {
        start(NOON);
        assertEquals(0, copiesAt(NOON + 2 * HOUR));
    }

    @Test
    void shouldCopyFirstWhenTheStartIsOverAndThenInItsTurn() {
        start(NOON);
        readNode(NOON);
        assertEquals(0, copiesAt(NOON + 29 * SECOND));
        assertEquals(1, copiesAt(NOON + 30 * SECOND));
        assertEquals(NOON + 30 * SECOND, parts.get(0).getTakenAt());

        assertEquals(0, copiesAt(NOON + 30 * MINUTE - 1));
        assertEquals(1, copiesAt(NOON + 30 * MINUTE));
        assertEquals(0, copiesAt(NOON + 90 * MINUTE - 1));
        assertEquals(1, copiesAt(NOON + 90 * MINUTE));
    }

    @Test
    void shouldNotLoseItsTurnToARestart() {
        start(NOON);
        readNode(NOON);
        assertEquals(1, copiesAt(NOON + 30 * SECOND));

        start(NOON + 10 * MINUTE);
        assertEquals(0, copiesAt(NOON + 20 * MINUTE));
        start(NOON + 5 * HOUR);
        assertEquals(0, copiesAt(NOON + 5 * HOUR + 29 * SECOND));
        assertEquals(1, copiesAt(NOON + 5 * HOUR + 30 * SECOND));
        assertEquals(0, copiesAt(NOON + 5 * HOUR + 29 * MINUTE));
        assertEquals(1, copiesAt(NOON + 5 * HOUR + 30 * MINUTE));
    }

    @Test
    void shouldNotWaitForATimeThatWasWrong() {
        start(NOON + 10 * HOUR);
        readNode(NOON + 10 * HOUR);
        assertEquals(1, copiesAt(NOON + 10 * HOUR + 30 * SECOND));

        assertEquals(1, copiesAt(NOON));
        // By the time of the cells, which does not turn back with the clock.
        assertEquals(NOON + 10 * HOUR + 30 * SECOND + 1, parts.get(0).getTakenAt());
        assertEquals(0, copiesAt(NOON + 29 * MINUTE));
        assertEquals(1, copiesAt(NOON + 30 * MINUTE));
        assertEquals(NOON + 10 * HOUR + 30 * SECOND + 2, parts.get(0).getTakenAt());
    }

    @Test
    void shouldCopyLittleAtATimeOfWhatIsLarge() {
        start(NOON);
        for (int number = 0; number < 20; number++) {
            Subcloud subcloud = aSubcloud().id("s-" + number).build();
            subcloud.setDisplayName("x".repeat(40_000));
            read(
                    TopicCatalogue.PLACEMENT_POLICIES.name(),
                    new PolicyKey(PolicyKey.Table.SUBCLOUD, "s-" + number).text(),
                    PlacementPolicy.newBuilder().setSubcloud(subcloud).build(),
                    NOON);
        }

        int ticks = 1;
        for (long now = NOON + 30 * SECOND; copiesAt(now) == 0; now += 50) {
            assertTrue(parts.stream().mapToInt(part -> part.getEntries().size()).sum() <= 5);
            ticks++;
        }
        assertTrue(ticks >= 10, ticks + " ticks");
    }
}
