package com.resultity.mesh.testkit.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RecordsTest {

    @TestFactory
    Stream<DynamicTest> shouldBeValidByDefault() {
        return Stream.of(
                valid(TopicCatalogue.NODES, Records.aNode().build()),
                valid(TopicCatalogue.NODE_HEARTBEATS, Records.aHeartbeat().build()),
                valid(
                        TopicCatalogue.SUBCLOUD_MEMBERSHIPS,
                        Records.someMemberships().build()),
                valid(TopicCatalogue.NODE_LOCATIONS, Records.aLocation().build()),
                valid(TopicCatalogue.NODE_STANDINGS, Records.aStanding().build()),
                valid(TopicCatalogue.NODE_STATES, Records.aNodeState().build()),
                valid(TopicCatalogue.SUBCLOUDS, Records.aSubcloud().build()),
                valid(TopicCatalogue.ACCESS_GRANTS, Records.aGrant().build()),
                valid(TopicCatalogue.MODELS, Records.aModel().build()),
                valid(TopicCatalogue.TENANTS, Records.aTenant().build()),
                valid(TopicCatalogue.ACCESS_TOKENS, Records.anAccessToken().build()),
                valid(TopicCatalogue.NODE_RELEASES, Records.aNodeRelease().build()),
                valid(TopicCatalogue.ZONE_TABLES, Records.aZoneTable().build()),
                valid(TopicCatalogue.JOB_REQUESTS, Records.aJobRequest().build()),
                valid(TopicCatalogue.LOCATED_JOBS, Records.aLocatedJob().build()),
                valid(TopicCatalogue.HANDED_ON_JOBS, Records.aHandedOnJob().build()),
                valid(TopicCatalogue.ROUTING_DECISIONS, Records.anAssignment().build()),
                valid(TopicCatalogue.ROUTING_DECISIONS, Records.aRefusal().build()),
                valid(TopicCatalogue.ROUTING_DECISIONS, Records.anExpiry().build()),
                valid(TopicCatalogue.JOB_OUTCOMES, Records.anOutcome().build()),
                valid(TopicCatalogue.DEAD_LETTERS, Records.aDeadLetter().build()));
    }

    @Test
    void shouldMakeJobIdsThatCarryTheirTime() {
        UUID id = UUID.fromString(Records.jobId(Records.NOW, 7));
        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertEquals(Records.NOW, id.getMostSignificantBits() >>> 16);
        assertNotEquals(Records.jobId(Records.NOW, 8), id.toString());
    }

    private static <V extends SpecificRecord> DynamicTest valid(Topic<V> topic, V value) {
        return DynamicTest.dynamicTest(value.getSchema().getName(), () -> {
            Serde<V> serde = new TestingValueSerdes().of(topic);
            byte[] bytes = serde.serializer().serialize(topic.name(), value);
            assertEquals(value, serde.deserializer().deserialize(topic.name(), bytes));
        });
    }
}
