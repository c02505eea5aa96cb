package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.place.TestingLog.Written;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * What the cells of a {@link World} were given from outside.
 *
 * @param settings limits of its cells
 * @param jobs its jobs as they were located
 * @param nodes what was said of its nodes
 * @param policies what every partition was told of its tables
 * @param end the end of the world, milliseconds since 1970-01-01T00:00:00Z
 */
public record TestingInputs(
        CellSettings settings,
        List<Accepted<? extends SpecificRecord>> jobs,
        List<Accepted<? extends SpecificRecord>> nodes,
        List<Accepted<? extends SpecificRecord>> policies,
        long end) {

    /** Of a world that is lived for so many steps. */
    public static TestingInputs of(long seed, int nodes, int steps, boolean forgets) {
        World world = new World(seed, new World.Life(nodes, steps, false, forgets, false, false));
        world.live(() -> {});
        int partitions = world.log().cellPartitions();
        return new TestingInputs(
                world.settings(),
                records(world.log(), TopicCatalogue.LOCATED_JOBS, partitions),
                records(world.log(), TopicCatalogue.NODE_STATES, partitions),
                records(world.log(), TopicCatalogue.PLACEMENT_POLICIES, 1),
                world.now());
    }

    private static <V extends SpecificRecord> List<Accepted<? extends SpecificRecord>> records(
            TestingLog log, Topic<V> topic, int partitions) {
        List<Accepted<? extends SpecificRecord>> records = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            for (Written written : log.records(topic, partition)) {
                V value = written.value() == null ? null : log.decode(topic, written.value());
                records.add(new Accepted<>(written.key(), value, written.raw()));
            }
        }
        return records;
    }
}
