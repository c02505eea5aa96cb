package com.resultity.mesh.router.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.place.TestingLog.Written;
import com.resultity.mesh.router.rebuild.PartitionLog;
import com.resultity.mesh.router.rebuild.Rebuild;
import com.resultity.mesh.schemas.PlaceCheckpoint;
import com.resultity.mesh.schemas.PlaceReadings;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Worlds made of chance, whose tasks restart and lag behind their inputs by any time, decided once more from their logs. */
class WorldRebuildTest {

    private static final int STEPS = 400;
    private static final int PARTITIONS = 2;

    private int decided;
    private int checkpoints;
    private int decidedAfterCheckpoints;

    @Test
    void shouldDecideEverythingOnceMoreByteForByte() {
        long from = Long.getLong("router.worlds.from", 1);
        SplittableRandom seeds = new SplittableRandom(from);
        for (int number = 0; number < Integer.getInteger("router.worlds", 20); number++) {
            // A task that never started again is held against one that goes on from what was remembered, and the other
            // way round.
            World.Life life = new World.Life(6, STEPS, number % 4 < 2, number % 2 == 0, true, false);
            World world = new World(seeds.nextLong(), life);
            world.live(() -> {});
            for (int partition = 0; partition < PARTITIONS; partition++) {
                String where = "world " + number + " from seed " + from + ", partition " + partition;
                PartitionOf log = new PartitionOf(world.log(), partition);
                decideFromTheBegin(world, log, where);
                log.checkpoints().forEach(checkpoint -> decideFrom(checkpoint, world, log, where));
            }
        }
        System.out.println(decided + " decisions were made once more byte for byte, and " + decidedAfterCheckpoints
                + " from " + checkpoints + " checkpoints on");
        assertTrue(decided > 0 && decidedAfterCheckpoints > 0);
    }

    private void decideFromTheBegin(World world, PartitionOf log, String where) {
        List<RoutingDecision> again = decided(Rebuild.ofAll(log, world.settings()), where);
        List<RoutingDecision> logged = decisions(world.log(), log.partition());
        assertSame(logged, again, where);
        decided += logged.size();
    }

    /** What was decided in the millisecond of a checkpoint may lie before it. */
    private void decideFrom(Checkpoint checkpoint, World world, PartitionOf log, String where) {
        List<RoutingDecision> again = decided(Rebuild.from(checkpoint, log, world.settings()), where);
        List<RoutingDecision> logged = decisions(world.log(), log.partition());
        List<RoutingDecision> after = logged.subList(Math.max(0, logged.size() - again.size()), logged.size());
        String since = where + ", from the checkpoint of " + checkpoint.takenAt() + " on";
        assertSame(after, again, since);
        int first = logged.size() - again.size();
        assertTrue(
                first == 0 || logged.get(first - 1).getDecidedAt() <= checkpoint.takenAt(),
                () -> since + ": " + logged.get(first - 1) + " was left out");
        checkpoints++;
        decidedAfterCheckpoints += again.size();
    }

    private static List<RoutingDecision> decided(Rebuild rebuild, String where) {
        List<RoutingDecision> again = new ArrayList<>();
        rebuild.all((made, cells) -> again.add(made));
        assertTrue(rebuild.isWhole(), where);
        return again;
    }

    private static void assertSame(List<RoutingDecision> logged, List<RoutingDecision> again, String where) {
        for (int decision = 0; decision < Math.min(logged.size(), again.size()); decision++) {
            assertEquals(logged.get(decision), again.get(decision), where + ", decision " + decision);
        }
        assertEquals(logged.size(), again.size(), where);
    }

    private static List<RoutingDecision> decisions(TestingLog log, int partition) {
        return log.records(TopicCatalogue.ROUTING_DECISIONS, 0).stream()
                .map(written -> log.decode(TopicCatalogue.ROUTING_DECISIONS, written.value()))
                .filter(decision -> log.partitionOf(decision.getCell()) == partition)
                .toList();
    }

    /** What the log of a world holds of one task. */
    private record PartitionOf(TestingLog log, int partition) implements PartitionLog {

        /** All that are whole, each with a memory of its own. */
        List<Checkpoint> checkpoints() {
            List<PlaceCheckpoint> parts = log.records(TopicCatalogue.PLACE_CHECKPOINTS, partition).stream()
                    .map(written -> log.decode(TopicCatalogue.PLACE_CHECKPOINTS, written.value()))
                    .toList();
            CheckpointScan scan = new CheckpointScan();
            List<Checkpoint> whole = new ArrayList<>();
            for (int offset = 0; offset < parts.size(); offset++) {
                scan.take(parts.get(offset), offset);
                if (parts.get(offset).getLast()) {
                    int from = Math.toIntExact(scan.lastFrom().orElseThrow());
                    whole.add(Checkpoint.of(parts.subList(from, parts.size()).iterator())
                            .orElseThrow());
                }
            }
            return whole;
        }

        @Override
        public Optional<Checkpoint> checkpointBefore(long time) {
            return checkpoints().stream()
                    .filter(checkpoint -> checkpoint.takenAt() < time)
                    .reduce((earlier, later) -> later);
        }

        @Override
        public Iterator<PlaceReadings> readings(long since) {
            return log.records(TopicCatalogue.PLACE_READINGS, partition).stream()
                    .filter(written -> written.timestamp() >= since)
                    .map(written -> log.decode(TopicCatalogue.PLACE_READINGS, written.value()))
                    .iterator();
        }

        @Override
        public Iterator<Accepted<? extends SpecificRecord>> input(String topic, long from) {
            List<Accepted<? extends SpecificRecord>> records = new ArrayList<>();
            Consumer.ROUTER_PLACE.reads().stream()
                    .filter(one -> one.name().equals(topic))
                    .forEach(one -> log.records(one, partition).stream()
                            .filter(written -> written.offset() >= from)
                            .forEach(written -> records.add(accepted(one, written))));
            return records.iterator();
        }

        private <V extends SpecificRecord> Accepted<V> accepted(Topic<V> topic, Written written) {
            return new Accepted<>(written.key(), log.decode(topic, written.value()), written.raw());
        }
    }
}
