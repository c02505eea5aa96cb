package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.Cell;
import com.resultity.mesh.router.decide.CellLoad;
import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.decide.Effect;
import com.resultity.mesh.router.decide.EndedTenancy.OutcomePosition;
import com.resultity.mesh.router.decide.NodeFacts;
import com.resultity.mesh.router.decide.Outcome;
import com.resultity.mesh.router.decide.Peers;
import com.resultity.mesh.router.decide.Policies;
import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.OutcomeStatus;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.router.EndedSlot;
import com.resultity.mesh.schemas.router.KeptNode;
import com.resultity.mesh.schemas.router.PlacedJob;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import com.resultity.mesh.wire.Intake.Rejected;
import com.resultity.mesh.wire.RawRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Drives the cells of one partition: gives each its inputs with {@code now}, and carries out what it wants done. All that a
 * cell knows came through here, so that its state is a function of the partition's inputs.
 */
final class PlaceProcessor
        extends ContextualProcessor<String, Accepted<? extends SpecificRecord>, String, SpecificRecord> {

    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration SUMMARY = Duration.ofSeconds(1);

    private static final String SUMMARIES = TopicCatalogue.CELL_SUMMARIES.name();
    private static final int NO_NUMBER = -1;

    private final CellSettings settings;
    private final Map<String, Cell> cells = new TreeMap<>();
    private final Map<String, CellLoad> summaries = new HashMap<>();
    private final Policies policies = new Policies();
    private final Peers peers = new Peers();
    private PlaceStores stores;
    private Positions positions;
    private EffectWriter writer;
    private RawRecord atHand;
    private boolean changed;
    private long now;

    PlaceProcessor(CellSettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        now = context.currentSystemTimeMs();
        stores = PlaceStores.of(context);
        positions = new Positions(stores.positions());
        // Its time never runs backwards, not even where it moves to a machine whose clock is behind.
        notBefore(positions.rememberedNow());
        writer = new EffectWriter(context, stores, positions);
        restore();
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::punctuate);
        context.schedule(SUMMARY, PunctuationType.WALL_CLOCK_TIME, this::summarise);
    }

    /** In this order: a job is closed if its slot says so, and a node is judged by the slots that are held. */
    private void restore() {
        forEach(stores.policies(), (key, policy) -> PolicyConversion.apply(key, policy, policies));
        forEach(stores.slots(), this::restore);
        forEach(stores.jobs(), this::restore);
        forEach(stores.nodes(), (key, node) -> restore(node));
        forEach(stores.summaries(), (cell, summary) -> peers.put(cell, SummaryConversion.summary(summary)));
    }

    private void restore(String key, EndedSlot slot) {
        String node = PlaceStores.parent(key);
        cell(PlaceStores.parent(node))
                .restore(PlaceStores.child(node), Integer.parseInt(PlaceStores.child(key)), NodeConversion.slot(slot));
    }

    private void restore(String key, PlacedJob job) {
        cell(PlaceStores.parent(key)).restore(JobConversion.entry(PlaceStores.child(key), job));
    }

    private void restore(KeptNode node) {
        cell(node.getState().getCell())
                .restore(
                        NodeConversion.facts(node.getState()),
                        node.getNumber() < 0 ? OptionalInt.empty() : OptionalInt.of(node.getNumber()));
    }

    private void notBefore(long time) {
        now = Math.max(now, time);
    }

    private static <V> void forEach(KeyValueStore<String, V> store, BiConsumer<String, V> action) {
        try (KeyValueIterator<String, V> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, V> next = all.next();
                action.accept(next.key, next.value);
            }
        }
    }

    @Override
    public void process(Record<String, Accepted<? extends SpecificRecord>> record) {
        // What is due falls due before the record counts as read: decisions must not name it that do not rest on it.
        tick(context().currentSystemTimeMs());
        atHand = record.value().raw();
        positions.read(atHand);
        SpecificRecord value = record.value().value();
        if (value instanceof LocatedJob job) {
            writer.takeInHand(job);
            cell(record.key()).arrive(TokenConversion.job(job), now);
        } else if (value instanceof HandedOnJob handedOn) {
            writer.takeInHand(handedOn.getJob());
            cell(handedOn.getToCell()).receive(TokenConversion.token(handedOn), TokenConversion.purpose(handedOn), now);
        } else if (value instanceof JobOutcome outcome) {
            outcome(outcome);
        } else if (value instanceof NodeState state) {
            node(state);
        } else if (value instanceof CellSummary || SUMMARIES.equals(atHand.topic())) {
            summary(record.key(), (CellSummary) value);
        } else {
            policy(record.key(), (PlacementPolicy) value);
        }
        writer.takeInHand(null);
        remember();
    }

    private void remember() {
        changed = false;
        positions.remember(now);
    }

    private void outcome(JobOutcome outcome) {
        Cell cell = cells.get(outcome.getCell());
        if (cell == null) {
            setAside(UnplaceableRecords.notHere(atHand, now));
            return;
        }
        cell.outcome(
                new Outcome(
                        outcome.getJobId(),
                        outcome.getAttempt(),
                        outcome.getNodeId(),
                        outcome.getGatewayId(),
                        outcome.getStatus() == OutcomeStatus.SERVED,
                        new OutcomePosition(atHand.partition(), atHand.offset())),
                now);
    }

    private void setAside(Rejected<?> record) {
        writer.send(record.key(), record.letter(), now);
    }

    private void node(NodeState state) {
        NodeFacts facts = NodeConversion.facts(state);
        if (cell(state.getCell()).node(facts, now)) {
            // One that left as well, so that what is older than that is recognised after a restart too.
            int number = cell(state.getCell()).numberOf(state.getNodeId()).orElse(NO_NUMBER);
            stores.nodes().put(PlaceStores.key(state.getCell(), state.getNodeId()), new KeptNode(state, number));
        }
    }

    private void policy(String key, PlacementPolicy policy) {
        PolicyConversion.apply(key, policy, policies);
        if (policy == null) {
            stores.policies().delete(key);
        } else {
            stores.policies().put(key, policy);
        }
        cells.values().forEach(cell -> cell.policiesChanged(now));
    }

    /** Not told to the cells: it says where to look next, and who waits looks again by itself. */
    private void summary(String cell, CellSummary summary) {
        stores.summaries().put(cell, summary);
        if (summary == null) {
            peers.remove(cell);
        } else {
            peers.put(cell, SummaryConversion.summary(summary));
        }
    }

    private Cell cell(String name) {
        return cells.computeIfAbsent(
                name, unknown -> new Cell(name, policies, peers, settings, effect -> carryOut(name, effect)));
    }

    private void carryOut(String cell, Effect effect) {
        changed = true;
        if (effect instanceof Effect.TooOldToKnow) {
            setAside(UnplaceableRecords.tooOld(atHand, now));
        } else {
            writer.carryOut(cell, effect, now);
        }
    }

    private void punctuate(long wallClock) {
        tick(wallClock);
        if (changed) {
            remember();
        }
    }

    private void tick(long wallClock) {
        notBefore(wallClock);
        cells.values().forEach(cell -> cell.tick(now));
    }

    private void summarise(long wallClock) {
        notBefore(wallClock);
        cells.forEach((name, cell) -> {
            CellLoad load = cell.load(now);
            if (!load.equals(summaries.put(name, load))) {
                writer.send(name, SummaryConversion.record(name, load, now), now);
            }
        });
    }
}
