package com.resultity.mesh.router.cells;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.testkit.records.Records;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellPartitionsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 64})
    void shouldPutNodesWhereProducersPutTheJobsOfTheirCell(int partitions) {
        for (String zone : Set.of("NA", "EU", "SEA", "ME", "SA", "OTHER", "Zürich")) {
            for (int number = 0; number < 20; number++) {
                String cell = zone + "-" + number;
                NodeState state = Records.aNodeState().cell(cell).build();
                assertEquals(
                        Optional.of(Set.of(BuiltInPartitioner.partitionForKey(cell.getBytes(UTF_8), partitions))),
                        CellPartitions.ofNodeState(
                                TopicCatalogue.NODE_STATES.name(), state.getNodeId(), state, partitions),
                        cell);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void shouldCopyPoliciesToEveryPartition(int partitions) {
        PlacementPolicy policy = PlacementPolicy.newBuilder()
                .setSubcloud(Records.aSubcloud().build())
                .build();
        Set<Integer> all = IntStream.range(0, partitions).boxed().collect(Collectors.toSet());
        assertEquals(Optional.of(all), copiesOf(policy, partitions));
        assertEquals(Optional.of(all), copiesOf(null, partitions), "a tombstone");
    }

    private static Optional<Set<Integer>> copiesOf(PlacementPolicy policy, int partitions) {
        return CellPartitions.all(TopicCatalogue.PLACEMENT_POLICIES.name(), "subcloud/eu-gdpr", policy, partitions);
    }
}
