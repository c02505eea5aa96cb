package com.resultity.mesh.testkit;

import static com.resultity.mesh.testkit.records.Records.JOB_ID;
import static com.resultity.mesh.testkit.records.Records.aJobRequest;
import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.anAssignment;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.RecordCheck;
import com.resultity.mesh.wire.RecordIntake;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class TestingValueSerdesTest {

    private final TestingValueSerdes serdes = new TestingValueSerdes();
    private final Serde<JobRequest> requests = serdes.of(TopicCatalogue.JOB_REQUESTS);

    @Test
    void shouldReadBackWhatItWrote() {
        RoutingDecision decision = anAssignment().build();
        Serde<RoutingDecision> decisions = serdes.of(TopicCatalogue.ROUTING_DECISIONS);
        byte[] bytes = decisions.serializer().serialize(TopicCatalogue.ROUTING_DECISIONS.name(), decision);
        assertEquals(decision, decisions.deserializer().deserialize(TopicCatalogue.ROUTING_DECISIONS.name(), bytes));
    }

    @Test
    void shouldBeginWithZeroByteAndSchemaId() {
        byte[] header = ByteBuffer.allocate(5)
                .putInt(1, TestingValueSerdes.schemaId(TopicCatalogue.JOB_REQUESTS))
                .array();
        assertArrayEquals(header, Arrays.copyOf(encoded(), 5));
    }

    @Test
    void shouldPassTombstones() {
        assertNull(requests.serializer().serialize("any", null));
        assertNull(requests.deserializer().deserialize("any", null));
    }

    @Test
    void shouldTellFaultsApartAsRegistryWould() {
        byte[] good = encoded();
        byte[] unknown = ByteBuffer.wrap(good.clone())
                .putInt(1, TestingValueSerdes.unknownSchemaId())
                .array();
        byte[] foreign = serdes.of(TopicCatalogue.LOCATED_JOBS)
                .serializer()
                .serialize("any", aLocatedJob().build());
        assertEquals(DeadLetterReason.NOT_WIRE_FORMAT, reasonFor(new byte[] {7, 7, 7}));
        assertEquals(DeadLetterReason.UNKNOWN_SCHEMA, reasonFor(unknown));
        assertEquals(DeadLetterReason.WRONG_SCHEMA, reasonFor(foreign));
        assertEquals(DeadLetterReason.UNDECODABLE, reasonFor(Arrays.copyOf(good, good.length - 1)));
        assertInstanceOf(Intake.Accepted.class, take(good));
    }

    private byte[] encoded() {
        return requests.serializer()
                .serialize(TopicCatalogue.JOB_REQUESTS.name(), aJobRequest().build());
    }

    private DeadLetterReason reasonFor(byte[] value) {
        Intake.Rejected<?> rejected = assertInstanceOf(Intake.Rejected.class, take(value));
        return rejected.letter().getReason();
    }

    private Intake<JobRequest> take(byte[] value) {
        RecordIntake<JobRequest> intake = new RecordIntake<>(
                "geo-service", TopicCatalogue.JOB_REQUESTS, serdes, RecordCheck.keyIs(JobRequest::getJobId));
        return intake.take(
                new RawRecord(
                        TopicCatalogue.JOB_REQUESTS.name(),
                        0,
                        0,
                        0,
                        JOB_ID.getBytes(UTF_8),
                        value,
                        new RecordHeaders()),
                0);
    }
}
