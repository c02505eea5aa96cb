package com.resultity.mesh.router.cells;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.PlaceCheckpoint;
import com.resultity.mesh.schemas.PlaceReadings;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;

/** Which partitions a record for cells goes to. */
public final class CellPartitions {

    private CellPartitions() {}

    /** The partition that Kafka's default partitioner gives the cell's name, so that jobs and nodes of a cell meet. */
    public static Optional<Set<Integer>> ofNodeState(String topic, String nodeId, NodeState state, int partitions) {
        return Optional.of(Set.of(of(state.getCell(), partitions)));
    }

    /** The partition of everything that a cell reads, or that has a key of this name: as Kafka's default partitioner has it. */
    public static int of(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % partitions;
    }

    /** The partition whose cells read. */
    public static Optional<Set<Integer>> ofReadings(
            String topic, String partition, PlaceReadings readings, int partitions) {
        return Optional.of(Set.of(readings.getPartition()));
    }

    /** The partition whose cells remember. */
    public static Optional<Set<Integer>> ofCheckpoint(
            String topic, String partition, PlaceCheckpoint checkpoint, int partitions) {
        return Optional.of(Set.of(checkpoint.getPartition()));
    }

    /** Every partition, so that a cell decides from its own input alone. */
    public static Optional<Set<Integer>> all(String topic, String key, Object value, int partitions) {
        return Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet()));
    }
}
