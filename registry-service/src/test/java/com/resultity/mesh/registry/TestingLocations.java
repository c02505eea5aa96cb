package com.resultity.mesh.registry;

import com.resultity.mesh.schemas.LocationEvidence;
import com.resultity.mesh.schemas.NodeLocation;
import com.resultity.mesh.testkit.RecordWriter;
import com.resultity.mesh.topics.TopicCatalogue;

/** What is found out of where nodes are. */
final class TestingLocations {

    private TestingLocations() {}

    /** Finds a node where it says to be. */
    static void locate(RecordWriter geo, String nodeId, String country, String zone) {
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
