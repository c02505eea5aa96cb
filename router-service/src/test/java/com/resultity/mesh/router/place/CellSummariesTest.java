package com.resultity.mesh.router.place;

import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.PoolSummary;
import com.resultity.mesh.schemas.StandingLevel;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import com.resultity.mesh.wire.RawRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** What a cell says that it can serve, and when: once, and with many pools not every second. */
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
        read(
                aNodeState()
                        .node("node")
                        .bootEpoch(1)
                        .sequence(sequence)
                        .slots(slots)
                        .models(IntStream.range(0, models)
                                .mapToObj(number -> "model-" + number)
                                .toArray(String[]::new))
                        .changedAt(now)
                        .build(),
                now);
    }

    private void read(NodeState state, long now) {
        RawRecord raw = new RawRecord(
                TopicCatalogue.NODE_STATES.name(),
                0,
                sequence,
                now,
                state.getNodeId().getBytes(UTF_8),
                new byte[0],
                new RecordHeaders());
        cells.read(new Accepted<>(state.getNodeId(), state, raw), now);
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

    /** Of nodes in good standing: the global pool first, without those that a Subcloud isolates, then by Subcloud and model. */
    @Test
    void shouldSayWhatThereIsOfEachModelInEachPool() {
        read(
                aNodeState()
                        .node("n-1")
                        .slots(2)
                        .models("b", "a")
                        .inSubcloud("zoo")
                        .build(),
                NOW);
        read(
                aNodeState()
                        .node("n-2")
                        .slots(3)
                        .models("b")
                        .inSubcloud("acme", "zoo")
                        .isolated()
                        .build(),
                NOW);
        read(
                aNodeState()
                        .node("n-3")
                        .slots(5)
                        .models("a")
                        .standing(StandingLevel.POOR)
                        .build(),
                NOW);
        read(
                aNodeState()
                        .node("n-4")
                        .slots(7)
                        .models("a")
                        .liveness(Liveness.SILENT)
                        .build(),
                NOW);
        cells.summarise(NOW);

        assertEquals(
                List.of(
                        new PoolSummary(null, "a", 1, 2),
                        new PoolSummary(null, "b", 1, 2),
                        new PoolSummary("acme", "b", 1, 3),
                        new PoolSummary("zoo", "a", 1, 2),
                        new PoolSummary("zoo", "b", 2, 5)),
                told.get(0).getPools());
        assertTrue(told.get(0).getComplete());

        read(
                aNodeState()
                        .node("n-2")
                        .sequence(9)
                        .slots(3)
                        .models("c")
                        .inSubcloud("acme")
                        .build(),
                NOW + 1);
        told.clear();
        cells.summarise(NOW + 2_000);
        assertEquals(
                List.of(
                        new PoolSummary(null, "a", 1, 2),
                        new PoolSummary(null, "b", 1, 2),
                        new PoolSummary(null, "c", 1, 3),
                        new PoolSummary("acme", "c", 1, 3),
                        new PoolSummary("zoo", "a", 1, 2),
                        new PoolSummary("zoo", "b", 1, 2)),
                told.get(0).getPools());
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
