package com.resultity.mesh.router.place;

import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.testkit.records.NodeStateBuilder;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import com.resultity.mesh.wire.RawRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** A node that has left is forgotten, in the end, with its slots, and whoever comes under its name starts anew. */
class DeparturesTest {

    private static final long MEMORY = CellSettings.defaults().nodeMemoryMilliseconds();
    private static final long LEASE = 3_600_000;
    private static final String NODE = "node";

    private final PlaceMemory memory = PlaceMemory.inMemory();
    private final List<RoutingDecision> decisions = new ArrayList<>();
    private final Map<String, Long> offsets = new HashMap<>();
    private long now = NOW;
    private int jobs;
    private long sequence;
    private PartitionCells cells = start();

    private PartitionCells start() {
        return new PartitionCells(CellSettings.defaults(), memory, this::take, now);
    }

    private void restart() {
        cells = start();
    }

    private void take(String key, SpecificRecord value, long time) {
        if (value instanceof RoutingDecision decision) {
            decisions.add(decision);
        }
    }

    private void read(Topic<?> topic, String key, SpecificRecord value) {
        long offset = offsets.merge(topic.name(), 1L, Long::sum);
        RawRecord raw =
                new RawRecord(topic.name(), 0, offset, now, key.getBytes(UTF_8), new byte[0], new RecordHeaders());
        cells.read(new Accepted<>(key, value, raw), now);
    }

    private void node(Liveness liveness) {
        sequence++;
        NodeStateBuilder state = aNodeState()
                .node(NODE)
                .bootEpoch(1)
                .sequence(sequence)
                .slots(1)
                .liveness(liveness)
                .changedAt(now);
        read(TopicCatalogue.NODE_STATES, NODE, state.build());
    }

    private RoutingDecision job() {
        jobs++;
        decisions.clear();
        String cell = aNodeState().build().getCell();
        read(
                TopicCatalogue.LOCATED_JOBS,
                cell,
                aLocatedJob()
                        .job(jobId(now, jobs))
                        .requestedAt(now)
                        .lease(LEASE)
                        .build());
        assertEquals(1, decisions.size());
        return decisions.get(0);
    }

    private void serve(RoutingDecision decision) {
        read(
                TopicCatalogue.JOB_OUTCOMES,
                decision.getCell(),
                anOutcome().of(decision).build());
    }

    private void pass(long milliseconds) {
        now += milliseconds;
        cells.tick(now);
    }

    private static <V> List<String> keys(PlaceTable<V> table) {
        List<String> keys = new ArrayList<>();
        table.forEach((key, value) -> keys.add(key));
        return keys;
    }

    private void leaveAfterAJob() {
        node(Liveness.ALIVE);
        serve(job());
        pass(1_000);
        node(Liveness.LEFT);
    }

    @Test
    void shouldForgetANodeAndItsSlotsLongAfterItLeft() {
        leaveAfterAJob();
        pass(MEMORY - 1);
        assertEquals(1, keys(memory.nodes()).size());
        assertEquals(1, keys(memory.slots()).size());
        assertEquals(now + 1, cells.dueAt());

        pass(1);

        assertEquals(List.of(), keys(memory.nodes()));
        assertEquals(List.of(), keys(memory.slots()));
        assertEquals(Long.MAX_VALUE, cells.dueAt());
    }

    @Test
    void shouldForgetANodeThatItWasToldOfBeforeItStartedAgain() {
        leaveAfterAJob();
        restart();
        pass(MEMORY - 1);
        assertEquals(1, keys(memory.nodes()).size());
        restart();

        pass(1);

        assertEquals(List.of(), keys(memory.nodes()));
        assertEquals(List.of(), keys(memory.slots()));
    }

    /** Its job was served, and is remembered as it was placed, which the slot alone told to be over. */
    @Test
    void shouldGiveTheSlotsOfANewNodeOfThatNameAwayAfterItStartedAgain() {
        leaveAfterAJob();
        pass(MEMORY);
        decisions.clear();
        restart();

        node(Liveness.ALIVE);
        assertEquals(List.of(), decisions);
        RoutingDecision decision = job();

        assertEquals(NODE, decision.getAssignment().getNodeId());
        assertEquals(1, decision.getAssignment().getTenancy());
        assertNull(decision.getAssignment().getPrevious());
    }

    @Test
    void shouldRememberANodeThatCameBackInTime() {
        leaveAfterAJob();
        pass(MEMORY / 2);
        node(Liveness.ALIVE);
        pass(MEMORY);

        assertEquals(1, keys(memory.nodes()).size());
        assertEquals(2, job().getAssignment().getTenancy());
    }

    @Test
    void shouldRememberANodeFromWhenItLeftLastOn() {
        leaveAfterAJob();
        pass(MEMORY / 2);
        node(Liveness.ALIVE);
        node(Liveness.LEFT);
        pass(MEMORY - 1);
        assertEquals(1, keys(memory.nodes()).size());

        pass(1);

        assertEquals(List.of(), keys(memory.nodes()));
    }

    /** It was told late: the node had left long ago, and had a job until just now. */
    @Test
    void shouldRememberANodeFromTheEndOfItsLastJobOn() {
        node(Liveness.ALIVE);
        job();
        sequence++;
        long before = now;
        now += MEMORY;
        read(
                TopicCatalogue.NODE_STATES,
                NODE,
                aNodeState()
                        .node(NODE)
                        .bootEpoch(1)
                        .sequence(sequence)
                        .slots(1)
                        .liveness(Liveness.LEFT)
                        .changedAt(before)
                        .build());
        pass(MEMORY - 1);
        assertEquals(1, keys(memory.nodes()).size());

        pass(1);

        assertEquals(List.of(), keys(memory.nodes()));
        assertEquals(List.of(), keys(memory.slots()));
    }
}
