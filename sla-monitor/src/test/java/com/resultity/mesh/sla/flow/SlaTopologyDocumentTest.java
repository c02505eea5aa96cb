package com.resultity.mesh.sla.flow;

import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.testkit.TopologyDocument;
import com.resultity.mesh.topics.Consumer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SlaTopologyDocumentTest {

    @Test
    void shouldShowTopologyAsItIs() {
        new TopologyDocument(Path.of("../docs/topology.md"))
                .assertShows(
                        Consumer.SLA_MONITOR.applicationId(),
                        SlaTopology.of(SlaRules.defaults(), new TestingValueSerdes())
                                .describe()
                                .toString());
    }
}
