package com.resultity.mesh.audit;

import static com.resultity.mesh.testkit.records.Records.NODE_ID;
import static com.resultity.mesh.testkit.records.Records.aHeartbeat;
import static com.resultity.mesh.testkit.records.Records.aJobRequest;
import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.aLocation;
import static com.resultity.mesh.testkit.records.Records.aNode;
import static com.resultity.mesh.testkit.records.Records.anAssignment;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static com.resultity.mesh.testkit.records.Records.someMemberships;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.testkit.MeshCluster;
import com.resultity.mesh.testkit.RecordWriter;
import com.resultity.mesh.testkit.records.Records;
import com.resultity.mesh.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogAuditorTest {

    @RegisterExtension
    static final MeshCluster cluster = MeshCluster.fresh();

    private static final long DAY = 24 * 3_600_000L;

    @Test
    void shouldJudgeWhatIsCommittedAndNothingElse() throws Exception {
        RoutingDecision decision;
        try (RecordWriter writer = cluster.writer()) {
            enrol(writer);
            LocatedJob job = accept(writer);
            decision = anAssignment().of(job).build();
            RoutingDecision aborted =
                    anAssignment().of(job).slot(1, 4).decidedAt(Records.NOW + 1).build();
            decide(aborted, false);
            decide(decision, true);
            decide(aborted, false);
            writer.write(
                    TopicCatalogue.JOB_OUTCOMES,
                    Records.CELL,
                    anOutcome().of(decision).build());
        }
        List<Long> progress = new ArrayList<>();
        AuditReport report = audit(System.currentTimeMillis(), progress);
        assertTrue(report.clean(), report::toJson);
        assertEquals(1, report.accepted());
        assertEquals(1, report.served());
        assertEquals(8, report.records());
        assertEquals(0, progress.get(progress.size() - 1), "offsets left to read at the end");

        writeGarbage();
        AuditReport atOnce = audit(System.currentTimeMillis(), progress);
        assertTrue(atOnce.clean(), atOnce::toJson);
        AuditReport later = audit(System.currentTimeMillis() + DAY, progress);
        assertEquals(Map.of(BreachKind.SILENTLY_DROPPED, 3L), Scenario.found(later));
        assertEquals(1, later.served());
    }

    private static AuditReport audit(long now, List<Long> progress) {
        return LogAuditor.audit(
                cluster.bootstrapServers(),
                cluster.serdes(),
                AuditSettings.defaults().withoutUsageLedger(),
                now,
                (read, total) -> progress.add(total - read));
    }

    private static void enrol(RecordWriter writer) {
        writer.write(TopicCatalogue.NODES, NODE_ID, aNode().build());
        writer.write(
                TopicCatalogue.SUBCLOUD_MEMBERSHIPS, NODE_ID, someMemberships().build());
        writer.write(TopicCatalogue.NODE_LOCATIONS, NODE_ID, aLocation().build());
        writer.write(TopicCatalogue.NODE_HEARTBEATS, NODE_ID, aHeartbeat().build());
    }

    private static LocatedJob accept(RecordWriter writer) {
        RecordMetadata request = writer.write(
                TopicCatalogue.JOB_REQUESTS,
                Records.JOB_ID,
                aJobRequest().clientAddress("203.0.113.77").build());
        LocatedJob job = aLocatedJob()
                .requestPosition(request.partition(), request.offset())
                .build();
        writer.write(TopicCatalogue.LOCATED_JOBS, Records.CELL, job);
        return job;
    }

    private static void decide(RoutingDecision decision, boolean commit) throws Exception {
        try (Producer<String, RoutingDecision> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        cluster.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "audit-test"),
                new StringSerializer(),
                cluster.serdes().of(TopicCatalogue.ROUTING_DECISIONS).serializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TopicCatalogue.ROUTING_DECISIONS.name(), decision.getJobId(), decision))
                    .get();
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    private static void writeGarbage() {
        try (RecordWriter writer = cluster.writer()) {
            writer.writeBytes(
                    TopicCatalogue.JOB_OUTCOMES.name(), null, "not a record".getBytes(StandardCharsets.UTF_8));
        }
    }
}
