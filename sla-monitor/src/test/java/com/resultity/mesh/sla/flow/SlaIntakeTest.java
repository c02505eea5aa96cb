package com.resultity.mesh.sla.flow;

import static com.resultity.mesh.testkit.records.Records.aHeartbeat;
import static com.resultity.mesh.testkit.records.Records.aSubcloud;
import static com.resultity.mesh.testkit.records.Records.anAssignment;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.testkit.records.Records;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlaIntakeTest {

    private static final long SEED = 20_260_102;

    private final TestingMonitor monitor = new TestingMonitor();

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void shouldSetAsideEveryMalformedRecordOfEveryInputAndGoOn() {
        Random random = new Random(SEED);
        for (Topic<?> topic : Consumer.SLA_MONITOR.reads()) {
            for (int i = 0; i < 50; i++) {
                monitor.sendRaw(topic, bytes("key"), garbage(random), monitor.now());
                monitor.sendRaw(topic, bytes("key"), headed(TestingValueSerdes.unknownSchemaId()), monitor.now());
                monitor.sendRaw(topic, bytes("key"), headed(TestingValueSerdes.schemaId(topic)), monitor.now());
                monitor.sendRaw(
                        topic,
                        bytes("key"),
                        headed(TestingValueSerdes.schemaId(topic), 0xfe, 0xff, 0xff, 0xff, 0x0f),
                        monitor.now());
                monitor.sendRaw(topic, null, garbage(random), monitor.now());
            }
        }
        int expected = Consumer.SLA_MONITOR.reads().size() * 50 * 5;

        assertEquals(expected, monitor.deadLetters().size(), "seed " + SEED);
        assertEquals(
                Consumer.SLA_MONITOR.reads().stream().collect(Collectors.toMap(Topic::name, topic -> 250L)),
                monitor.deadLetters().stream()
                        .collect(Collectors.groupingBy(DeadLetter::getTopic, Collectors.counting())));

        monitor.hear("node-a");
        monitor.report(anOutcome().node("node-a").build());
        monitor.look();
        assertEquals(1, monitor.level("node/node-a").getServed());
        assertEquals(expected, monitor.deadLetters().size());
    }

    @Test
    void shouldSetAsideNullValuesExceptTombstones() {
        for (Topic<?> topic : Consumer.SLA_MONITOR.reads()) {
            monitor.sendRaw(topic, bytes("gold"), null, monitor.now());
        }

        assertEquals(
                Map.of(
                        TopicCatalogue.NODE_HEARTBEATS.name(), DeadLetterReason.NULL_VALUE,
                        TopicCatalogue.ROUTING_DECISIONS.name(), DeadLetterReason.NULL_VALUE,
                        TopicCatalogue.JOB_OUTCOMES.name(), DeadLetterReason.NULL_VALUE),
                monitor.deadLetters().stream().collect(Collectors.toMap(DeadLetter::getTopic, DeadLetter::getReason)));
    }

    @Test
    void shouldSetAsideRecordsUnderAnotherKeyThanTheirOwn() {
        monitor.send(
                TopicCatalogue.NODE_HEARTBEATS,
                "node-b",
                aHeartbeat().node("node-a").build());
        monitor.send(TopicCatalogue.ROUTING_DECISIONS, "other", anAssignment().build());
        monitor.send(TopicCatalogue.JOB_OUTCOMES, "NA-0", anOutcome().build());
        monitor.send(TopicCatalogue.SUBCLOUDS, "silver", aSubcloud().id("gold").build());

        assertEquals(
                Collections.nCopies(4, DeadLetterReason.KEY_MISMATCH),
                monitor.deadLetters().stream().map(DeadLetter::getReason).toList());
    }

    @Test
    void shouldSetAsideFieldsThatNoFigureMayRestOn() {
        List<String> expected = new ArrayList<>();
        sendInvalid(
                expected,
                "nodeId is not an id",
                TopicCatalogue.NODE_HEARTBEATS,
                "Node@1",
                aHeartbeat().node("Node@1").build());
        sendInvalid(
                expected,
                "attempt is not between 1 and 1000",
                TopicCatalogue.ROUTING_DECISIONS,
                Records.JOB_ID,
                anAssignment().attempt(0).build());
        sendInvalid(
                expected,
                "voided.nodeId is not an id",
                TopicCatalogue.ROUTING_DECISIONS,
                Records.JOB_ID,
                anAssignment().attempt(2).voiding(1, "", TenancyEnd.NODE_LEFT).build());
        sendInvalid(
                expected,
                "latencyMilliseconds is negative",
                TopicCatalogue.JOB_OUTCOMES,
                Records.CELL,
                anOutcome().latency(-1).build());
        sendInvalid(
                expected,
                "attempt is not between 1 and 1000",
                TopicCatalogue.JOB_OUTCOMES,
                Records.CELL,
                anOutcome().attempt(1_001).build());
        sendInvalid(
                expected,
                "jobId is not an id",
                TopicCatalogue.JOB_OUTCOMES,
                Records.CELL,
                anOutcome().job("").build());
        sendInvalid(
                expected,
                "subcloudId is not an id",
                TopicCatalogue.JOB_OUTCOMES,
                Records.CELL,
                anOutcome().subcloud("a/b").build());
        sendInvalid(
                expected,
                "objectives.windowMilliseconds is not between a second and a day",
                TopicCatalogue.SUBCLOUDS,
                "gold",
                aSubcloud().id("gold").promising(null, null, 0).build());
        sendInvalid(
                expected,
                "objectives.availabilityPartsPerMillion is not between 0 and 1000000",
                TopicCatalogue.SUBCLOUDS,
                "gold",
                aSubcloud().id("gold").promising(1_000_001, null, 60_000).build());

        assertEquals(
                expected,
                monitor.deadLetters().stream().map(DeadLetter::getDetail).toList());
    }

    private <V extends SpecificRecord> void sendInvalid(
            List<String> expected, String detail, Topic<V> topic, String key, V value) {
        expected.add(detail);
        monitor.send(topic, key, value);
    }

    private static byte[] garbage(Random random) {
        byte[] garbage = new byte[1 + random.nextInt(64)];
        random.nextBytes(garbage);
        garbage[0] = 1;
        return garbage;
    }

    private static byte[] headed(int schemaId, int... rest) {
        ByteBuffer bytes = ByteBuffer.allocate(5 + rest.length).put((byte) 0).putInt(schemaId);
        for (int octet : rest) {
            bytes.put((byte) octet);
        }
        return bytes.array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
