package com.resultity.mesh.router.place;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.resultity.mesh.router.decide.ladder.Peers;
import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.schemas.PoolSummary;
import com.resultity.mesh.wire.StateSerdes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class SharedRecordsTest {

    private static final String TOPIC = "any";

    private final Serde<CellSummary> plain = StateSerdes.of(CellSummary.class);
    private final SharedRecords<CellSummary> shared = new SharedRecords<>();
    private final Serde<CellSummary> sharing = shared.by(StateSerdes.of(CellSummary.class));
    private final Serde<CellSummary> another = shared.by(StateSerdes.of(CellSummary.class));

    @Test
    void shouldGiveAllThatReadTheSameBytesTheSameValue() {
        byte[] bytes = written(summary("EU-0", 3));

        List<CellSummary> read = Undisturbed.by(
                () -> List.of(read(bytes.clone()), another.deserializer().deserialize(TOPIC, bytes)));

        assertEquals(summary("EU-0", 3), read.get(0));
        assertSame(read.get(0), read.get(1));
    }

    @Test
    void shouldTellBytesApartThatDifferInOnePlace() {
        CellSummary first = read(written(summary("EU-0", 3)));
        CellSummary other = read(written(summary("EU-0", 4)));

        assertEquals(summary("EU-0", 3), first);
        assertEquals(summary("EU-0", 4), other);
    }

    @Test
    void shouldWriteAValueOnceForAllPartitionsAndStores() {
        CellSummary summary = summary("EU-0", 3);

        List<byte[]> bytes = List.of(
                sharing.serializer().serialize(TOPIC, summary),
                sharing.serializer().serialize(TOPIC, summary),
                another.serializer().serialize(TOPIC, summary("EU-0", 3)),
                sharing.serializer().serialize(TOPIC, summary("EU-0", 4)));

        assertArrayEquals(written(summary), bytes.get(0));
        assertSame(bytes.get(0), bytes.get(1));
        assertSame(bytes.get(0), bytes.get(2));
        assertArrayEquals(written(summary("EU-0", 4)), bytes.get(3));
    }

    @Test
    void shouldShareWhatTheCellsOfAWholeMeshSayInTurns() {
        List<CellSummary> cells = new ArrayList<>();
        for (int cell = 0; cell < 64; cell++) {
            cells.add(summary("EU-" + cell, cell));
        }
        List<byte[]> records = cells.stream().map(this::written).toList();

        List<CellSummary> ofTwoTasks = Undisturbed.by(() -> Stream.concat(records.stream(), records.stream())
                .map(record -> read(record.clone()))
                .toList());

        assertEquals(cells, ofTwoTasks.subList(0, 64));
        for (int cell = 0; cell < 64; cell++) {
            assertSame(ofTwoTasks.get(cell), ofTwoTasks.get(64 + cell));
        }
    }

    /** What a task makes of a record that another has read before, be it the same object or one like it. */
    @Test
    void shouldGiveTheTasksThatHearOneRecordOneSummary() {
        List<Peers.Summary> heard = Stream.of(sharing, another, plain)
                .map(serde -> serde.deserializer().deserialize(TOPIC, written(summary("EU-0", 3))))
                .map(SummaryConversion::summary)
                .toList();

        assertSame(heard.get(0), heard.get(1));
        assertSame(heard.get(0), heard.get(2));
        assertEquals(1, heard.get(0).pools().ordered().size());
    }

    @Test
    void shouldPassTombstonesAndFailuresOn() {
        byte[] broken = Arrays.copyOf(written(summary("EU-0", 3)), 3);

        assertNull(sharing.serializer().serialize(TOPIC, null));
        assertNull(sharing.deserializer().deserialize(TOPIC, null));
        assertThrows(SerializationException.class, () -> read(broken));
    }

    private CellSummary read(byte[] bytes) {
        return sharing.deserializer().deserialize(TOPIC, bytes);
    }

    private byte[] written(CellSummary summary) {
        return plain.serializer().serialize(TOPIC, summary);
    }

    private static CellSummary summary(String cell, int slots) {
        return CellSummary.newBuilder()
                .setCell(cell)
                .setNodes(2)
                .setSlots(slots)
                .setBusySlots(0)
                .setWaiting(0)
                .setModels(List.of("m"))
                .setWrittenAt(1)
                .setPools(List.of(new PoolSummary(null, "m", 2, slots)))
                .build();
    }
}
