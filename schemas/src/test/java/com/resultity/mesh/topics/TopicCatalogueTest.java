package com.resultity.mesh.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.topics.Retention.DeleteAfter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

class TopicCatalogueTest {

    private static final Map<Consumer, Party> PARTIES = Map.of(
            Consumer.REGISTRY_SERVICE, Party.REGISTRY_SERVICE,
            Consumer.GEO_SERVICE, Party.GEO_SERVICE,
            Consumer.ROUTER_FLEET, Party.ROUTER_SERVICE,
            Consumer.ROUTER_PLACE, Party.ROUTER_SERVICE,
            Consumer.SLA_MONITOR, Party.SLA_MONITOR,
            Consumer.USAGE_LEDGER, Party.SLA_MONITOR);

    @Test
    void shouldNameEveryTopicOnce() {
        Set<String> names = TopicCatalogue.all().stream().map(Topic::name).collect(Collectors.toSet());
        assertEquals(TopicCatalogue.all().size(), names.size());
        names.forEach(name -> assertTrue(name.matches("mesh\\.[a-z-]+\\.v1"), name));
    }

    @Test
    void shouldKeepClientAddressesOnJobRequestsAloneForAnHour() {
        List<Topic<?>> topics =
                TopicCatalogue.all().stream().filter(Topic::clientAddresses).toList();
        assertEquals(List.of(TopicCatalogue.JOB_REQUESTS), topics);
        assertEquals(new DeleteAfter(Duration.ofHours(1)), TopicCatalogue.JOB_REQUESTS.retention());
        TopicCatalogue.all().stream()
                .filter(topic -> !topic.clientAddresses())
                .forEach(topic -> assertFalse(
                        SpecificData.get()
                                .getSchema(topic.valueType())
                                .toString()
                                .contains("clientAddress"),
                        topic.name()));
    }

    @Test
    void shouldKeepTheVerifiersOfTokensOnTopicsThatHoldSecrets() {
        TopicCatalogue.all().stream()
                // The values of a checkpoint are bytes of whatever cells remember, the policies included.
                .filter(topic -> topic.equals(TopicCatalogue.PLACE_CHECKPOINTS)
                        || SpecificData.get()
                                .getSchema(topic.valueType())
                                .toString()
                                .contains("\"verifier\""))
                .forEach(topic -> {
                    assertEquals(Topic.Contents.SECRETS, topic.contents(), topic.name());
                    assertTrue(topic.confidential(), topic.name());
                    assertFalse(topic.readers().contains(Party.OPERATIONS), topic.name());
                });
    }

    @Test
    void shouldLetEveryConsumerReadWhatItReads() {
        for (Consumer consumer : Consumer.values()) {
            for (Topic<?> topic : consumer.reads()) {
                assertTrue(topic.readers().contains(PARTIES.get(consumer)), consumer + " reads " + topic.name());
            }
        }
    }

    @Test
    void shouldGiveEverythingThatACellReadsTheSameNumberOfPartitions() {
        Consumer.ROUTER_PLACE
                .reads()
                .forEach(topic -> assertEquals(TopicCatalogue.CELL_PARTITIONS, topic.partitions(), topic.name()));
    }

    @Test
    void shouldDocumentEveryField() {
        TopicCatalogue.all()
                .forEach(topic -> assertDocumented(SpecificData.get().getSchema(topic.valueType())));
    }

    private static void assertDocumented(Schema schema) {
        switch (schema.getType()) {
            case RECORD -> {
                assertFalse(schema.getDoc() == null || schema.getDoc().isBlank(), schema.getFullName());
                for (Schema.Field field : schema.getFields()) {
                    assertFalse(field.doc() == null || field.doc().isBlank(), schema.getName() + "." + field.name());
                    assertDocumented(field.schema());
                }
            }
            case ENUM -> assertFalse(schema.getDoc() == null || schema.getDoc().isBlank(), schema.getFullName());
            case ARRAY -> assertDocumented(schema.getElementType());
            case UNION -> schema.getTypes().forEach(TopicCatalogueTest::assertDocumented);
            default -> {
                // Nothing below it to document.
            }
        }
    }
}
