package com.resultity.mesh.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.registry.TestingRegistry.Answer;
import com.resultity.mesh.schemas.LocationEvidence;
import com.resultity.mesh.schemas.NodeLocation;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.MeshCluster;
import com.resultity.mesh.testkit.RecordWriter;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The service as a whole, on a real broker and a real schema registry. */
class RegistryServiceTest {

    @RegisterExtension
    static final MeshCluster CLUSTER = MeshCluster.fresh();

    @Test
    void shouldShowEachMembershipByTheExamples() {
        try (TestingRegistry registry = TestingRegistry.start(CLUSTER);
                RecordWriter geo = CLUSTER.writer()) {
            Answer applied = registry.apply(Examples.all());
            assertEquals(200, applied.status(), () -> applied.body().toPrettyString());
            locate(geo, "node-example-berlin", "DE", "EU");
            locate(geo, "node-example-helsinki", "FI", "EU");
            locate(geo, "node-example-turku", "FI", "EU");
            locate(geo, "node-example-singapore", "SG", "SEA");

            Await.until("memberships", () -> {
                assertEquals(
                        Map.of("eu-gdpr", "ACTIVE", "premium-sla", "ACTIVE"),
                        membershipsOf(registry, "node-example-berlin"));
                assertEquals(Map.of("healthcare", "ACTIVE"), membershipsOf(registry, "node-example-helsinki"));
                assertEquals(Map.of("healthcare", "SUSPENDED"), membershipsOf(registry, "node-example-turku"));
                assertEquals(Map.of("healthcare", "REQUESTED"), membershipsOf(registry, "node-example-utrecht"));
                assertEquals(Map.of("company-private", "ACTIVE"), membershipsOf(registry, "node-example-acme-1"));
                assertEquals(Map.of("company-private", "INVITED"), membershipsOf(registry, "node-example-acme-2"));
                assertEquals(Map.of("eu-gdpr", "SUSPENDED"), membershipsOf(registry, "node-example-singapore"));
                return true;
            });
        }
    }

    private static Map<String, String> membershipsOf(TestingRegistry registry, String node) {
        Map<String, String> states = new TreeMap<>();
        for (JsonNode item :
                registry.get("/v1/nodes/" + node + "/memberships").body().path("items")) {
            states.put(item.path("subcloud").asText(), item.path("state").asText());
        }
        return states;
    }

    private static void locate(RecordWriter geo, String nodeId, String country, String zone) {
        geo.write(
                TopicCatalogue.NODE_LOCATIONS,
                nodeId,
                NodeLocation.newBuilder()
                        .setNodeId(nodeId)
                        .setVersion(1)
                        .setNodeVersion(1)
                        .setZoneTable(1)
                        .setCountry(country)
                        .setEvidence(LocationEvidence.DECLARED)
                        .setZone(zone)
                        .setCell(zone + "-0")
                        .build());
    }
}
