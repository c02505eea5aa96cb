package com.resultity.mesh.router.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.place.TestingLog.Written;
import com.resultity.mesh.router.rebuild.PartitionLog;
import com.resultity.mesh.router.rebuild.Rebuild;
import com.resultity.mesh.schemas.PlaceReadings;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Worlds made of chance, whose tasks restart and lag behind their inputs by any time, decided once more from their logs. */
class WorldRebuildTest {

    private static final int STEPS = 400;
    private static final int PARTITIONS = 2;

    @Test
    void shouldDecideEverythingOnceMoreByteForByte() {
        long from = Long.getLong("router.worlds.from", 1);
        SplittableRandom seeds = new SplittableRandom(from);
        int all = 0;
        for (int number = 0; number < Integer.getInteger("router.worlds", 20); number++) {
            World world = new World(seeds.nextLong(), new World.Life(6, STEPS, true, number % 2 == 0, false));
            world.live(() -> {});
            for (int partition = 0; partition < PARTITIONS; partition++) {
                String where = "world " + number + " from seed " + from + ", partition " + partition;
                List<RoutingDecision> again = new ArrayList<>();
                Rebuild rebuild = new Rebuild(new PartitionOf(world.log(), partition), world.settings());
                rebuild.all((made, cells) -> again.add(made));
                List<RoutingDecision> logged = decisions(world.log(), partition);
                for (int decision = 0; decision < Math.min(logged.size(), again.size()); decision++) {
                    assertEquals(logged.get(decision), again.get(decision), where + ", decision " + decision);
                }
                assertEquals(logged.size(), again.size(), where);
                assertTrue(rebuild.isWhole(), where);
                all += logged.size();
            }
        }
        System.out.println(all + " decisions were made once more byte for byte");
        assertTrue(all > 0);
    }

    private static List<RoutingDecision> decisions(TestingLog log, int partition) {
        return log.records(TopicCatalogue.ROUTING_DECISIONS, 0).stream()
                .map(written -> log.decode(TopicCatalogue.ROUTING_DECISIONS, written.value()))
                .filter(decision -> log.partitionOf(decision.getCell()) == partition)
                .toList();
    }

    /** What the log of a world holds of one task. */
    private record PartitionOf(TestingLog log, int partition) implements PartitionLog {

        @Override
        public Iterator<PlaceReadings> readings() {
            return log.records(TopicCatalogue.PLACE_READINGS, partition).stream()
                    .map(written -> log.decode(TopicCatalogue.PLACE_READINGS, written.value()))
                    .iterator();
        }

        @Override
        public Iterator<Accepted<? extends SpecificRecord>> input(String topic) {
            List<Accepted<? extends SpecificRecord>> records = new ArrayList<>();
            Consumer.ROUTER_PLACE.reads().stream()
                    .filter(one -> one.name().equals(topic))
                    .forEach(
                            one -> log.records(one, partition).forEach(written -> records.add(accepted(one, written))));
            return records.iterator();
        }

        private <V extends SpecificRecord> Accepted<V> accepted(Topic<V> topic, Written written) {
            return new Accepted<>(written.key(), log.decode(topic, written.value()), written.raw());
        }
    }
}
