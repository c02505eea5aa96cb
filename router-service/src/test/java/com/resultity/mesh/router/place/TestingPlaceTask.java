package com.resultity.mesh.router.place;

import com.resultity.mesh.router.TypedRefusals;
import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.decide.ladder.Peers;
import com.resultity.mesh.router.place.TestingLog.Written;
import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.NodeRelease;
import com.resultity.mesh.schemas.PlaceCheckpoint;
import com.resultity.mesh.schemas.PlaceReadings;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.router.KeptNode;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * One task of place, driven by hand: tests say which of its inputs it reads next and what time it is. Its stores hold bytes,
 * so that a restart sees just what was written.
 */
final class TestingPlaceTask {

    private static final Duration SUMMARY = Duration.ofSeconds(1);

    /** Knows no task: for stores, which only want to know their application. */
    private static final MockProcessorContext<String, SpecificRecord> FIRST = new MockProcessorContext<>(properties());

    private final int partition;
    private final TestingLog log;
    private final CellSettings settings;
    private final CheckpointPace checkpointPace;
    private final BiConsumer<SpecificRecord, Long> outputs;
    private final Map<Topic<?>, Integer> read = new HashMap<>();
    private final Map<String, CellSummary> summaries = new HashMap<>();
    private final MockProcessorContext<String, SpecificRecord> context = new MockProcessorContext<>(properties());
    private PlaceProcessor processor;

    /** Those before it belong to processors that are no more. */
    private int firstPunctuator;

    /**
     * @param partition the partition that it owns
     * @param log where it reads and writes
     * @param checkpointPace how often and how fast it copies what it remembers
     * @param outputs is told what is written, and when
     * @param now its first moment
     */
    TestingPlaceTask(
            int partition,
            TestingLog log,
            CellSettings settings,
            CheckpointPace checkpointPace,
            BiConsumer<SpecificRecord, Long> outputs,
            long now) {
        this.partition = partition;
        this.log = log;
        this.settings = settings;
        this.checkpointPace = checkpointPace;
        this.outputs = outputs;
        for (StoreBuilder<?> builder : PlaceStores.builders()) {
            StateStore store = inMemory(builder);
            store.init(FIRST.getStateStoreContext(), store);
            context.addStateStore(store);
        }
        restart(now);
    }

    /** What a context of place asks for, though no broker is there. */
    static Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, Consumer.ROUTER_PLACE.applicationId());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        // Not said to be on, it is warned of with each context.
        properties.put("processing.exception.handler.global.enabled", true);
        return properties;
    }

    private static StateStore inMemory(StoreBuilder<?> builder) {
        return builder.withLoggingDisabled().withCachingDisabled().build();
    }

    /** Forgets all but the stores. */
    void restart(long now) {
        context.setCurrentSystemTimeMs(now);
        firstPunctuator = context.scheduledPunctuators().size();
        processor = new PlaceProcessor(settings, checkpointPace);
        processor.init(context);
    }

    /** The inputs of which it has not read everything. */
    List<Topic<?>> unread() {
        return Consumer.ROUTER_PLACE.reads().stream()
                .<Topic<?>>map(topic -> topic)
                .filter(topic -> read.getOrDefault(topic, 0)
                        < log.records(topic, partition).size())
                .toList();
    }

    /** The record that it would read next. */
    Written next(Topic<?> topic) {
        return log.records(topic, partition).get(read.getOrDefault(topic, 0));
    }

    void read(Topic<?> topic, long now) {
        Written next = next(topic);
        read.merge(topic, 1, Integer::sum);
        context.setCurrentSystemTimeMs(now);
        processor.process(new Record<>(next.key(), accepted(topic, next), next.timestamp()));
        carryOut(now);
    }

    private <V extends SpecificRecord> Accepted<V> accepted(Topic<V> topic, Written written) {
        return new Accepted<>(written.key(), log.decode(topic, written.value()), written.raw());
    }

    void tick(long now) {
        punctuate(now, false);
    }

    void summarise(long now) {
        punctuate(now, true);
    }

    /** By what its cells said last: no job waits, and no slot is held or blocked. */
    boolean isAtRest() {
        return summaries.values().stream().allMatch(cell -> cell.getWaiting() == 0 && cell.getBusySlots() == 0);
    }

    /** Nodes that its cells remember, those that have left included. */
    long rememberedNodes() {
        return context.<KeyValueStore<String, KeptNode>>getStateStore("place-nodes")
                .approximateNumEntries();
    }

    private void punctuate(long now, boolean summary) {
        context.setCurrentSystemTimeMs(now);
        List<CapturedPunctuator> all = context.scheduledPunctuators();
        for (CapturedPunctuator scheduled : all.subList(firstPunctuator, all.size())) {
            if (scheduled.getInterval().equals(SUMMARY) == summary) {
                scheduled.getPunctuator().punctuate(now);
            }
        }
        carryOut(now);
    }

    private void carryOut(long now) {
        List<CapturedForward<? extends String, ? extends SpecificRecord>> forwarded = context.forwarded();
        context.resetForwards();
        for (CapturedForward<? extends String, ? extends SpecificRecord> one : forwarded) {
            write(one.record().key(), one.record().value(), one.record().timestamp());
            outputs.accept(one.record().value(), now);
        }
    }

    /** To every partition; one that says what the last one said is left out, for a task says it once more when it starts. */
    private void summarised(String cell, CellSummary summary, long time) {
        summaries.put(cell, summary);
        Peers.Summary says = SummaryConversion.summary(summary);
        if (says.equals(log.summaries().put(cell, says))) {
            return;
        }
        for (int to = 0; to < log.cellPartitions(); to++) {
            log.write(TopicCatalogue.CELL_SUMMARIES, to, cell, summary, time);
        }
    }

    private void write(String key, SpecificRecord value, long time) {
        if (value instanceof RoutingDecision decision) {
            TypedRefusals.check(decision);
            log.write(TopicCatalogue.ROUTING_DECISIONS, key, decision, time);
        } else if (value instanceof HandedOnJob handedOn) {
            log.write(TopicCatalogue.HANDED_ON_JOBS, key, handedOn, time);
        } else if (value instanceof CellSummary summary) {
            summarised(key, summary, time);
        } else if (value instanceof NodeRelease release) {
            log.write(TopicCatalogue.NODE_RELEASES, key, release, time);
        } else if (value instanceof PlaceReadings readings) {
            log.write(TopicCatalogue.PLACE_READINGS, readings.getPartition(), key, readings, time);
        } else if (value instanceof PlaceCheckpoint checkpoint) {
            log.write(TopicCatalogue.PLACE_CHECKPOINTS, partition, key, checkpoint, time);
        } else {
            log.write(TopicCatalogue.DEAD_LETTERS, key, (DeadLetter) value, time);
        }
    }
}
