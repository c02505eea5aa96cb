package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.Cell;
import com.resultity.mesh.router.decide.CellLoad;
import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.decide.Effect;
import com.resultity.mesh.router.decide.EndedTenancy;
import com.resultity.mesh.router.decide.EndedTenancy.OutcomePosition;
import com.resultity.mesh.router.decide.NodeFacts;
import com.resultity.mesh.router.decide.Outcome;
import com.resultity.mesh.router.decide.Policies;
import com.resultity.mesh.router.decide.Slot;
import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.OutcomeStatus;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.router.HeldSlots;
import com.resultity.mesh.schemas.router.PlacedJob;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Drives the cells of one partition: gives each its inputs with {@code now}, and carries out what it wants done. All that a
 * cell knows came through here, so that its state is a function of the partition's inputs.
 */
final class PlaceProcessor extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration SUMMARY = Duration.ofSeconds(1);

    private final CellSettings settings;
    private final TooOldLetters tooOldLetters;
    private final Map<String, Cell> cells = new TreeMap<>();
    private final Map<String, CellLoad> summaries = new HashMap<>();
    private final Policies policies = new Policies();
    private PlaceStores stores;
    private Positions positions;
    private EffectWriter writer;
    private long now;

    PlaceProcessor(CellSettings settings, TooOldLetters tooOldLetters) {
        this.settings = settings;
        this.tooOldLetters = tooOldLetters;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        now = context.currentSystemTimeMs();
        stores = PlaceStores.of(context);
        positions = new Positions(stores.positions());
        writer = new EffectWriter(context, stores, positions);
        restore();
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
        context.schedule(SUMMARY, PunctuationType.WALL_CLOCK_TIME, this::summarise);
    }

    private void restore() {
        forEach(stores.policies(), (key, policy) -> PolicyConversion.apply(key, policy, policies));
        forEach(stores.jobs(), (key, job) -> restore(job));
        forEach(stores.slots(), (key, held) -> restore(held));
        forEach(stores.nodes(), (key, node) -> cell(node.getCell()).restore(NodeConversion.facts(node)));
    }

    private void restore(PlacedJob job) {
        if (job.getDecision() != null) {
            notBefore(job.getDecision().getDecidedAt());
        }
        cell(job.getCell()).restore(JobConversion.entry(job));
    }

    private void restore(HeldSlots held) {
        List<Slot> slots = held.getSlots().stream().map(NodeConversion::slot).toList();
        slots.forEach(slot -> slot.previous().map(EndedTenancy::endedAt).ifPresent(this::notBefore));
        cell(held.getCell()).restore(held.getNodeId(), slots);
    }

    /** A cell's time never runs backwards, not even where it moves to a machine whose clock is behind. */
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
    public void process(Record<String, SpecificRecord> record) {
        // What is due falls due before the record counts as read: decisions must not name it that do not rest on it.
        tick(context().currentSystemTimeMs());
        RecordMetadata position = context().recordMetadata().orElseThrow();
        positions.read(position);
        SpecificRecord value = record.value();
        if (value instanceof LocatedJob job) {
            arrive(record, job, position);
        } else if (value instanceof HandedOnJob handedOn) {
            writer.takeInHand(handedOn.getJob());
            cell(handedOn.getToCell()).receive(TokenConversion.token(handedOn), TokenConversion.purpose(handedOn), now);
        } else if (value instanceof JobOutcome outcome) {
            outcome(outcome, position);
        } else if (value instanceof NodeState state) {
            node(state);
        } else {
            policy(record.key(), (PlacementPolicy) value);
        }
    }

    private void arrive(Record<String, SpecificRecord> record, LocatedJob job, RecordMetadata position) {
        writer.takeInHand(job);
        tooOldLetters.expect(record, job, position);
        cell(record.key()).arrive(TokenConversion.job(job), now);
    }

    private void outcome(JobOutcome outcome, RecordMetadata position) {
        Cell cell = cells.get(outcome.getCell());
        if (cell != null) {
            cell.outcome(
                    new Outcome(
                            outcome.getJobId(),
                            outcome.getAttempt(),
                            outcome.getNodeId(),
                            outcome.getGatewayId(),
                            outcome.getStatus() == OutcomeStatus.SERVED,
                            new OutcomePosition(position.partition(), position.offset())),
                    now);
        }
    }

    private void node(NodeState state) {
        NodeFacts facts = NodeConversion.facts(state);
        if (cell(state.getCell()).node(facts, now)) {
            // One that left as well, so that what is older than that is recognised after a restart too.
            stores.nodes().put(PlaceStores.key(state.getCell(), state.getNodeId()), state);
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

    private Cell cell(String name) {
        return cells.computeIfAbsent(
                name, unknown -> new Cell(name, policies, settings, effect -> carryOut(name, effect)));
    }

    private void carryOut(String cell, Effect effect) {
        if (effect instanceof Effect.TooOldToKnow) {
            var letter = tooOldLetters.write(now);
            writer.send(letter.key(), letter.letter(), now);
        } else {
            writer.carryOut(cell, effect, now);
        }
    }

    private void tick(long wallClock) {
        notBefore(wallClock);
        cells.values().forEach(cell -> cell.tick(now));
    }

    private void summarise(long wallClock) {
        notBefore(wallClock);
        cells.forEach((name, cell) -> {
            CellLoad load = cell.load();
            if (!load.equals(summaries.put(name, load))) {
                writer.send(
                        name,
                        new CellSummary(
                                name, load.nodes(), load.slots(), load.busySlots(), load.waiting(), load.models(), now),
                        now);
            }
        });
    }
}
