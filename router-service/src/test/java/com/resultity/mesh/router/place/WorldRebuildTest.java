package com.resultity.mesh.router.place;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.place.TestingLog.Written;
import com.resultity.mesh.router.rebuild.PartitionLog;
import com.resultity.mesh.router.rebuild.Rebuild;
import com.resultity.mesh.router.rebuild.Rebuild.Rebuilt;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class WorldRebuildTest {

    @Test
    void shouldDecideOnceMoreWhatWasDecided() {
        SplittableRandom seeds = new SplittableRandom(Long.getLong("router.worlds.from", 1));
        int same = 0;
        int all = 0;
        for (int number = 0; number < Integer.getInteger("router.worlds", 5); number++) {
            long seed = seeds.nextLong();
            World world = new World(seed, new World.Life(6, 400, true, false));
            world.live(() -> {});
            for (int partition = 0; partition < 2; partition++) {
                long begin = System.nanoTime();
                List<Rebuilt> rebuilt = new Rebuild(log(world.log(), partition), world.settings()).all();
                long good = rebuilt.stream().filter(Rebuilt::same).count();
                int firstBad = -1;
                for (int i = 0; i < rebuilt.size() && firstBad < 0; i++) {
                    if (!rebuilt.get(i).same()) {
                        firstBad = i;
                    }
                }
                System.out.println("seed " + seed + " partition " + partition + ": " + good + " of " + rebuilt.size()
                        + " first bad " + firstBad + " in " + (System.nanoTime() - begin) / 1_000_000 + " ms");
                same += (int) good;
                all += rebuilt.size();
            }
        }
        assertTrue(same == all, same + " of " + all);
    }

    static PartitionLog log(TestingLog log, int partition) {
        Map<String, List<Accepted<? extends SpecificRecord>>> inputs = new TreeMap<>();
        for (Topic<?> topic : Consumer.ROUTER_PLACE.reads()) {
            List<Accepted<? extends SpecificRecord>> records = new ArrayList<>();
            log.records(topic, partition).forEach(written -> records.add(accepted(log, topic, written)));
            inputs.put(topic.name(), records);
        }
        List<Accepted<RoutingDecision>> decisions = new ArrayList<>();
        for (Written written : log.records(TopicCatalogue.ROUTING_DECISIONS, 0)) {
            Accepted<RoutingDecision> decision = accepted(log, TopicCatalogue.ROUTING_DECISIONS, written);
            if (log.partitionOf(decision.value().getCell()) == partition) {
                decisions.add(decision);
            }
        }
        List<Accepted<HandedOnJob>> handedOn = new ArrayList<>();
        for (int to = 0; to < 2; to++) {
            for (Written written : log.records(TopicCatalogue.HANDED_ON_JOBS, to)) {
                Accepted<HandedOnJob> token = accepted(log, TopicCatalogue.HANDED_ON_JOBS, written);
                if (log.partitionOf(token.value().getFromCell()) == partition) {
                    handedOn.add(token);
                }
            }
        }
        return new PartitionLog(partition, inputs, decisions, handedOn);
    }

    private static <V extends SpecificRecord> Accepted<V> accepted(TestingLog log, Topic<V> topic, Written written) {
        return new Accepted<>(written.key(), log.decode(topic, written.value()), written.raw());
    }
}
