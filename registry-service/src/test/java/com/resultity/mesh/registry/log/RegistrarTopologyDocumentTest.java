package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.state.MeasuredNodes;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.testkit.TopologyDocument;
import com.resultity.mesh.topics.Consumer;
import java.nio.file.Path;
import org.apache.kafka.streams.StreamsBuilder;
import org.junit.jupiter.api.Test;

class RegistrarTopologyDocumentTest {

    @Test
    void shouldShowTheRegistrarAsItIs() {
        StreamsBuilder builder = new StreamsBuilder();
        new RegistrarTopology(
                        new TestingValueSerdes(),
                        Gates.NONE,
                        () -> {
                            throw new IllegalStateException("a topology that does not run reads nothing");
                        },
                        new MeasuredNodes())
                .defineOn(builder);

        new TopologyDocument(Path.of("../docs/topology.md"))
                .assertShows(
                        Consumer.REGISTRY_SERVICE.applicationId(),
                        builder.build().describe().toString());
    }
}
