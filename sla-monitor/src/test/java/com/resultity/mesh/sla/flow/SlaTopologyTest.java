package com.resultity.mesh.sla.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;

class SlaTopologyTest {

    private static final TopologyDescription DESCRIPTION =
            SlaTopology.of(SlaRules.defaults(), new TestingValueSerdes()).describe();

    @Test
    void shouldReadWhatTheCatalogueSaysAndOtherwiseItsOwnRepartitionTopicsAlone() {
        Set<String> expected =
                Consumer.SLA_MONITOR.reads().stream().map(Topic::name).collect(Collectors.toCollection(TreeSet::new));
        expected.addAll(Set.of(
                "attempts-by-node-repartition",
                "attempts-by-subcloud-repartition",
                "outcomes-by-job-repartition",
                "promises-by-subcloud-repartition"));

        assertEquals(
                expected,
                DESCRIPTION.subtopologies().stream()
                        .flatMap(subtopology -> subtopology.nodes().stream())
                        .filter(TopologyDescription.Source.class::isInstance)
                        .flatMap(source -> ((TopologyDescription.Source) source).topicSet().stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void shouldKeepOneTaskForAllThatOneJobOrOneNodeOrOneSubcloudNeeds() {
        assertEquals(
                Set.of(
                        Set.of("mesh.job-outcomes.v1"),
                        Set.of("mesh.subclouds.v1"),
                        Set.of("mesh.routing-decisions.v1", "outcomes-by-job-repartition"),
                        Set.of("mesh.node-heartbeats.v1", "attempts-by-node-repartition"),
                        Set.of("promises-by-subcloud-repartition", "attempts-by-subcloud-repartition")),
                DESCRIPTION.subtopologies().stream()
                        .map(subtopology -> subtopology.nodes().stream()
                                .filter(TopologyDescription.Source.class::isInstance)
                                .flatMap(source -> ((TopologyDescription.Source) source).topicSet().stream())
                                .collect(Collectors.toSet()))
                        .collect(Collectors.toSet()));
    }
}
