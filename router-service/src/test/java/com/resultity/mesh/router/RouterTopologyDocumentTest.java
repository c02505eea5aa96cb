package com.resultity.mesh.router;

import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.fleet.FleetTopology;
import com.resultity.mesh.router.place.PlaceTopology;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.testkit.TopologyDocument;
import com.resultity.mesh.topics.Consumer;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.streams.StreamsBuilder;
import org.junit.jupiter.api.Test;

class RouterTopologyDocumentTest {

    private static final TopologyDocument DOCUMENT = new TopologyDocument(Path.of("../docs/topology.md"));

    @Test
    void shouldShowFleetAsItIs() {
        StreamsBuilder builder = new StreamsBuilder();
        new FleetTopology(new TestingValueSerdes(), Duration.ofSeconds(6)).defineOn(builder);
        DOCUMENT.assertShows(
                Consumer.ROUTER_FLEET.applicationId(),
                builder.build().describe().toString());
    }

    @Test
    void shouldShowPlaceAsItIs() {
        StreamsBuilder builder = new StreamsBuilder();
        new PlaceTopology(new TestingValueSerdes(), CellSettings.defaults()).defineOn(builder);
        DOCUMENT.assertShows(
                Consumer.ROUTER_PLACE.applicationId(),
                builder.build().describe().toString());
    }
}
