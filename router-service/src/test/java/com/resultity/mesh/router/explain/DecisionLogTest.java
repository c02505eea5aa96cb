package com.resultity.mesh.router.explain;

import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.RawRecord;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DecisionLogTest {

    private static final String CELL = "EU-0";
    private static final String ASKED = "01938a5e-7c00-7000-8000-000000000001";
    private static final String OTHER = "01938a5e-7c00-7000-8000-000000000002";
    private static final long NOW = 1_000_000;

    private final TestingValueSerdes serdes = new TestingValueSerdes();
    private final TestingSource source = new TestingSource();
    private final DecisionLog log = new DecisionLog("unused:1", source, serdes);

    /** Hands out what was written, and knows which of it is still in memory when the last was taken. */
    private static final class TestingSource implements LogSource {

        private final List<RawRecord> records = new ArrayList<>();
        private long inMemory;

        @Override
        public void since(long time, Collection<TopicPartition> partitions, Consumer<RawRecord> sink) {
            List<WeakReference<RawRecord>> handed = new ArrayList<>();
            records.forEach(record -> {
                RawRecord copy = new RawRecord(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.timestamp(),
                        record.key(),
                        record.value(),
                        record.headers());
                sink.accept(copy);
                handed.add(new WeakReference<>(copy));
            });
            System.gc();
            inMemory = handed.stream().filter(one -> one.get() != null).count();
        }

        @Override
        public void close() {
            records.clear();
        }
    }

    private <V extends SpecificRecord> void write(Topic<V> topic, int partition, String key, V value) {
        byte[] bytes = serdes.of(topic).serializer().serialize(topic.name(), value);
        source.records.add(new RawRecord(
                topic.name(), partition, source.records.size(), NOW, key.getBytes(UTF_8), bytes, new RecordHeaders()));
    }

    @Test
    void shouldHoldNoOutcomeButThoseOfTheJob() {
        for (int number = 0; number < 100; number++) {
            write(
                    TopicCatalogue.JOB_OUTCOMES,
                    0,
                    CELL,
                    anOutcome().job(OTHER).cell(CELL).build());
        }
        write(
                TopicCatalogue.JOB_OUTCOMES,
                0,
                CELL,
                anOutcome().job(ASKED).cell(CELL).build());

        assertEquals(1, log.outcomes(ASKED, CELL, 0).size());
        assertEquals(1, source.inMemory);
    }

    @Test
    void shouldHoldNoJobButTheOneThatIsAskedFor() {
        for (int number = 0; number < 100; number++) {
            write(TopicCatalogue.LOCATED_JOBS, 0, CELL, aLocatedJob().job(OTHER).build());
        }
        write(TopicCatalogue.LOCATED_JOBS, 0, CELL, aLocatedJob().job(ASKED).build());

        assertEquals(ASKED, log.located(ASKED, CELL, 0).orElseThrow().getJobId());
        assertEquals(1, source.inMemory);
    }

    @Test
    void shouldTellWhatWasSaidLastOfANodeAmongStatesThatRestOnOneHeartbeat() {
        state(0, 5, Liveness.ALIVE, 100);
        state(0, 5, Liveness.SILENT, 300);
        state(0, 5, Liveness.ALIVE, 200);

        assertEquals(Liveness.SILENT, last().getLiveness());
    }

    @Test
    void shouldTellTheCellThatGotANodeAndNotTheOneThatLetItGoInThatMoment() {
        moved(0, 1);
        assertEquals("NA-0", last().getCell());
        source.records.clear();
        moved(1, 0);
        assertEquals("NA-0", last().getCell());
    }

    /** Partitions are read in no order. */
    private void moved(int first, int second) {
        for (int partition : new int[] {first, second}) {
            var state = aNodeState().node("node").bootEpoch(1).sequence(5).changedAt(100);
            write(
                    TopicCatalogue.NODE_STATES,
                    partition,
                    "node",
                    partition == 0
                            ? state.cell(CELL).liveness(Liveness.LEFT).build()
                            : state.cell("NA-0").build());
        }
    }

    @Test
    void shouldTellThatANodeLeftInTheMomentInWhichItWasToldToBeThere() {
        state(0, 5, Liveness.ALIVE, 100);
        state(0, 5, Liveness.LEFT, 100);

        assertEquals(Liveness.LEFT, last().getLiveness());
    }

    @Test
    void shouldTellOfTheNewestHeartbeatWhoeverWroteLater() {
        state(0, 6, Liveness.ALIVE, 100);
        state(0, 5, Liveness.SILENT, 200);

        assertEquals(6, last().getSequence());
    }

    private void state(int partition, long sequence, Liveness liveness, long changedAt) {
        write(
                TopicCatalogue.NODE_STATES,
                partition,
                "node",
                aNodeState()
                        .node("node")
                        .bootEpoch(1)
                        .sequence(sequence)
                        .liveness(liveness)
                        .changedAt(changedAt)
                        .build());
    }

    private NodeState last() {
        return log.node("node", NOW).orElseThrow();
    }
}
