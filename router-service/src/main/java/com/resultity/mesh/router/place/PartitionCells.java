package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.Cell;
import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.decide.Effect;
import com.resultity.mesh.router.decide.Suitability;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.policy.Policies;
import com.resultity.mesh.router.decide.tenancy.EndedTenancy.OutcomePosition;
import com.resultity.mesh.router.decide.tenancy.Outcome;
import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.OutcomeStatus;
import com.resultity.mesh.schemas.PlaceReadings;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.router.EndedSlot;
import com.resultity.mesh.schemas.router.KeptNode;
import com.resultity.mesh.schemas.router.PlacedJob;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import com.resultity.mesh.wire.Intake.Rejected;
import com.resultity.mesh.wire.RawRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * The cells of one partition: gives each its inputs with {@code now}, and carries out what it wants done. All that a cell
 * knows came through here, so that its state is a function of the partition's inputs. Knows nothing of who reads the log and
 * when, so that it is the same where decisions are made and where they are made once more to explain them.
 */
public final class PartitionCells {

    private static final String SUMMARIES = TopicCatalogue.CELL_SUMMARIES.name();

    private final CellSettings settings;
    private final PlaceMemory memory;
    private final PlaceOutputs outputs;
    private final Map<String, Cell> cells = new TreeMap<>();
    private final SharedValues shared = new SharedValues();
    private final Policies policies = new Policies();
    private final CellSummaries summaries;
    private final Positions positions;
    private final EffectWriter writer;
    private final Departures departures;

    /** The record that is being read; null in between. */
    private RawRecord atHand;

    private boolean changed;
    private boolean unsaid = true;
    private long now;

    /**
     * The cells as they are remembered.
     *
     * @param memory what they remembered so far, and go on remembering in
     * @param outputs takes what they write
     * @param wallClock milliseconds since 1970-01-01T00:00:00Z
     */
    public PartitionCells(CellSettings settings, PlaceMemory memory, PlaceOutputs outputs, long wallClock) {
        this.settings = settings;
        this.memory = memory;
        this.outputs = outputs;
        this.positions = new Positions(memory.positions());
        // Its time never runs backwards, not even where it moves to a machine whose clock is behind.
        this.now = Math.max(wallClock, positions.rememberedNow());
        this.writer = new EffectWriter(outputs, memory, positions);
        this.summaries = new CellSummaries(memory, outputs);
        this.departures = new Departures(memory.nodes(), this::cell, settings.nodeMemoryMilliseconds());
        restore();
    }

    /** In this order: a job is closed if its slot says so, and a node is judged by the slots that are held. */
    private void restore() {
        memory.policies().forEach((key, policy) -> PolicyConversion.apply(key, policy, policies));
        memory.slots().forEach(this::restore);
        memory.jobs().forEach(this::restore);
        memory.nodes().forEach((key, node) -> restore(node));
        summaries.restore();
    }

    private void restore(String key, EndedSlot slot) {
        String node = PlaceMemory.parent(key);
        cell(PlaceMemory.parent(node))
                .restore(PlaceMemory.child(node), Integer.parseInt(PlaceMemory.child(key)), NodeConversion.slot(slot));
    }

    private void restore(String key, PlacedJob job) {
        cell(PlaceMemory.parent(key))
                .restore(JobConversion.entry(PlaceMemory.child(key), job, shared), positions.rememberedNow());
    }

    private void restore(KeptNode node) {
        cell(node.getState().getCell())
                .restore(
                        NodeConversion.facts(node.getState(), shared),
                        node.getNumber() < 0 ? OptionalInt.empty() : OptionalInt.of(node.getNumber()));
        departures.remembered(node);
    }

    private void notBefore(long time) {
        now = Math.max(now, time);
    }

    /**
     * Takes the next record of one of the inputs.
     *
     * @param wallClock milliseconds since 1970-01-01T00:00:00Z; what lies behind the partition's time does not turn it back
     */
    public void read(Accepted<? extends SpecificRecord> record, long wallClock) {
        // What is due falls due before the record counts as read: decisions must not name it that do not rest on it.
        fallDue(wallClock);
        atHand = record.raw();
        unsaid |= !SUMMARIES.equals(atHand.topic());
        positions.read(atHand, now);
        SpecificRecord value = record.value();
        if (value instanceof LocatedJob job) {
            writer.takeInHand(job);
            cell(record.key()).arrive(TokenConversion.job(job, shared), now);
        } else if (value instanceof HandedOnJob handedOn) {
            writer.takeInHand(handedOn.getJob());
            cell(handedOn.getToCell())
                    .receive(TokenConversion.token(handedOn, shared), TokenConversion.purpose(handedOn), now);
        } else if (value instanceof JobOutcome outcome) {
            outcome(outcome);
        } else if (value instanceof NodeState state) {
            node(state);
        } else if (value instanceof CellSummary || SUMMARIES.equals(atHand.topic())) {
            // Not told to the cells: it says where to look next, and who waits looks again by itself.
            summaries.heard(record.key(), (CellSummary) value);
        } else {
            policy(record.key(), (PlacementPolicy) value);
        }
        writer.takeInHand(null);
        // A summary of thousands of pools may lie here for long.
        atHand = null;
        if (positions.hasMuchUntold()) {
            tell(positions.tell());
        }
        remember();
    }

    private void tell(PlaceReadings told) {
        outputs.send(Integer.toString(told.getPartition()), told, now);
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
        outputs.send(record.key(), record.letter(), now);
    }

    private void node(NodeState state) {
        NodeFacts facts = NodeConversion.facts(state, shared);
        if (cell(state.getCell()).node(facts, now)) {
            // One that left as well, so that what is older than that is recognised after a restart too.
            int number = cell(state.getCell()).numberOf(state.getNodeId()).orElse(Departures.NO_NUMBER);
            KeptNode kept = new KeptNode(state, number);
            memory.nodes().put(PlaceMemory.key(state.getCell(), state.getNodeId()), kept);
            departures.remembered(kept);
        }
    }

    private void policy(String key, PlacementPolicy policy) {
        long isolation = policies.isolationGeneration();
        PolicyConversion.apply(key, policy, policies);
        memory.policies().put(key, policy);
        if (policies.isolationGeneration() != isolation) {
            isolationChanged();
        }
        cells.values().forEach(cell -> cell.policiesChanged(now));
    }

    /** From what was said of the nodes, and not from what the cells made of it: that may rest on the policy of before. */
    private void isolationChanged() {
        Map<String, List<NodeFacts>> members = new TreeMap<>();
        memory.nodes().forEach((key, kept) -> {
            NodeState state = kept.getState();
            if (kept.getNumber() != Departures.NO_NUMBER
                    && !state.getSubclouds().isEmpty()) {
                members.computeIfAbsent(state.getCell(), unknown -> new ArrayList<>())
                        .add(NodeConversion.facts(state, shared));
            }
        });
        members.forEach((cell, nodes) -> cell(cell).isolationChanged(nodes, now));
    }

    private Cell cell(String name) {
        return cells.computeIfAbsent(
                name,
                unknown -> new Cell(name, policies, summaries.peers(), settings, effect -> carryOut(name, effect)));
    }

    private void carryOut(String cell, Effect effect) {
        changed = true;
        unsaid = true;
        if (effect instanceof Effect.TooOldToKnow) {
            setAside(UnplaceableRecords.tooOld(atHand, now));
        } else {
            writer.carryOut(cell, effect, now);
        }
    }

    /** Lets fall due what is due, and tells the log what was read. */
    public void tick(long wallClock) {
        fallDue(wallClock);
        if (changed) {
            positions.fellDue(now);
        }
        if (positions.hasUntold()) {
            tell(positions.tell());
            remember();
        }
    }

    /**
     * Tells the log all that was done so far, and that a checkpoint is taken at this moment: it is to hold what is remembered
     * now. Something must have been read.
     *
     * @return the moment, by the time of the cells; no other checkpoint is of the same
     */
    long markCheckpoint(long wallClock) {
        // The time stands still while the clock is behind it.
        tick(Math.max(wallClock, now + 1));
        tell(positions.mark(now));
        remember();
        return now;
    }

    /** Whether they have read anything. */
    boolean haveRead() {
        return positions.haveAny();
    }

    private void fallDue(long wallClock) {
        notBefore(wallClock);
        cells.values().forEach(cell -> cell.tick(now));
        departures.fallDue(now);
    }

    /** Writes what the cells can serve, where that has changed since it was written last and it is time to say so. */
    public void summarise(long wallClock) {
        notBefore(wallClock);
        unsaid = false;
        cells.forEach((name, cell) -> unsaid |= !summaries.tell(name, cell, now));
    }

    /** When {@link #tick} has something to do next; {@link Long#MAX_VALUE}: never, if nothing is read before. */
    public long dueAt() {
        return Math.min(
                departures.dueAt(),
                cells.values().stream().mapToLong(Cell::dueAt).min().orElse(Long.MAX_VALUE));
    }

    /**
     * From when on {@link #summarise} may have something to write; {@link Long#MAX_VALUE}: never, if nothing is read and nothing
     * falls due before.
     */
    public long summaryDueAt() {
        return unsaid
                ? now
                : cells.values().stream().mapToLong(Cell::loadChangesAt).min().orElse(Long.MAX_VALUE);
    }

    /**
     * How a node fares with every rule for a job, if its cell decided it at this moment. Changes nothing.
     *
     * @param cell name of the node's cell, which must be of this partition
     */
    public Suitability suitabilityOf(String nodeId, String cell, LocatedJob job) {
        return cell(cell).suitabilityOf(nodeId, TokenConversion.job(job, shared), now);
    }
}
