package com.resultity.mesh.router.place;

import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import com.resultity.mesh.wire.RawRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** When a cell says what it can serve: once, and with many pools not every second. */
class CellSummariesTest {

    /** 44 more than a cell may tell of each second, at four milliseconds each. */
    private static final int MANY = 300;

    private static final long PAUSE = 176;

    private final PlaceMemory memory = PlaceMemory.inMemory();
    private final List<CellSummary> told = new ArrayList<>();
    private PartitionCells cells = start(NOW);
    private long sequence;

    private PartitionCells start(long now) {
        return new PartitionCells(CellSettings.defaults(), memory, this::take, now);
    }

    private void take(String key, SpecificRecord value, long time) {
        if (value instanceof CellSummary summary) {
            told.add(summary);
        }
    }

    private void nodeWithSlots(int models, int slots, long now) {
        sequence++;
        SpecificRecord state = aNodeState()
                .node("node")
                .bootEpoch(1)
                .sequence(sequence)
                .slots(slots)
                .models(IntStream.range(0, models)
                        .mapToObj(number -> "model-" + number)
                        .toArray(String[]::new))
                .changedAt(now)
                .build();
        RawRecord raw = new RawRecord(
                TopicCatalogue.NODE_STATES.name(),
                0,
                sequence,
                now,
                "node".getBytes(UTF_8),
                new byte[0],
                new RecordHeaders());
        cells.read(new Accepted<>("node", state, raw), now);
    }

    /** Slots of which the cell told at a moment; empty if it said nothing. */
    private List<Integer> summarise(long now) {
        told.clear();
        cells.summarise(now);
        return told.stream().map(CellSummary::getSlots).toList();
    }

    @Test
    void shouldSayOnceWhatHasNotChanged() {
        nodeWithSlots(1, 3, NOW);

        assertEquals(List.of(3), summarise(NOW));
        assertEquals(List.of(), summarise(NOW + 1_000));
        cells = start(NOW + 2_000);
        assertEquals(List.of(), summarise(NOW + 2_000));
        nodeWithSlots(1, 4, NOW + 3_000);
        assertEquals(List.of(4), summarise(NOW + 3_000));
    }

    @Test
    void shouldSayMuchLessOften() {
        nodeWithSlots(MANY, 3, NOW);
        assertEquals(List.of(3), summarise(NOW));

        nodeWithSlots(MANY, 4, NOW + 1);
        assertEquals(List.of(), summarise(NOW + PAUSE - 1));
        assertEquals(List.of(4), summarise(NOW + PAUSE));
        nodeWithSlots(MANY, 5, NOW + PAUSE + 1);
        assertEquals(List.of(), summarise(NOW + 2 * PAUSE - 1));
    }

    @Test
    void shouldKeepItsPaceThroughARestart() {
        nodeWithSlots(MANY, 3, NOW);
        assertEquals(List.of(3), summarise(NOW));
        nodeWithSlots(MANY, 4, NOW + 1);

        cells = start(NOW + 2);

        assertEquals(List.of(), summarise(NOW + PAUSE - 1));
        assertEquals(List.of(4), summarise(NOW + PAUSE));
    }
}
