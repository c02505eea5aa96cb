package com.resultity.mesh.sla.usage.flow;

import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.testkit.TopologyDocument;
import com.resultity.mesh.topics.Consumer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UsageTopologyDocumentTest {

    @Test
    void shouldShowTopologyAsItIs() {
        new TopologyDocument(Path.of("../docs/topology.md"))
                .assertShows(
                        Consumer.USAGE_LEDGER.applicationId(),
                        UsageTopology.of(new TestingValueSerdes()).describe().toString());
    }
}
