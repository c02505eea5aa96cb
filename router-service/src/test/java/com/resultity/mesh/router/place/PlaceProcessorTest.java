package com.resultity.mesh.router.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceProcessorTest {

    @TempDir
    Path folder;

    /** Else the cells of all partitions of a thread speak at once, and the jobs of all wait for it. */
    @Test
    void shouldGivePartitionsTurnsThatShareEachInterval() {
        Map<Duration, TreeSet<Instant>> turns = new TreeMap<>();
        for (int partition = 0; partition < TopicCatalogue.CELL_PARTITIONS; partition++) {
            schedulesOf(partition)
                    .forEach((interval, start) -> turns.computeIfAbsent(interval, unknown -> new TreeSet<>())
                            .add(start));
        }

        assertEquals(2, turns.size());
        turns.forEach((interval, starts) -> {
            assertEquals(TopicCatalogue.CELL_PARTITIONS, starts.size(), () -> interval + " " + starts);
            assertTrue(starts.first().plus(interval).isAfter(starts.last()), () -> interval + " " + starts);
        });
    }

    private Map<Duration, Instant> schedulesOf(int partition) {
        MockProcessorContext<String, SpecificRecord> context =
                new MockProcessorContext<>(TestingPlaceTask.properties(), new TaskId(0, partition), folder.toFile());
        context.setCurrentSystemTimeMs(1);
        for (StoreBuilder<?> builder : PlaceStores.builders()) {
            StateStore store =
                    builder.withLoggingDisabled().withCachingDisabled().build();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
        }
        new PlaceProcessor(CellSettings.defaults(), CheckpointPace.every(PlaceTopology.CHECKPOINT_EVERY)).init(context);
        Map<Duration, Instant> schedules = new TreeMap<>();
        context.scheduledPunctuators()
                .forEach(scheduled -> schedules.put(scheduled.getInterval(), scheduled.getStartTime()));
        return schedules;
    }
}
