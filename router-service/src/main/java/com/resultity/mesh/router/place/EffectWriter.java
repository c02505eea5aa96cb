package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.Effect;
import com.resultity.mesh.router.decide.JobEntry;
import com.resultity.mesh.router.decide.JobEntry.State;
import com.resultity.mesh.router.decide.Slot;
import com.resultity.mesh.router.decide.Token;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.router.HeldSlots;
import com.resultity.mesh.schemas.router.PlacedJob;
import com.resultity.mesh.schemas.router.PlacedJobState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Carries out what a cell wants done: records to the sinks, memory to the stores. */
final class EffectWriter {

    private final ProcessorContext<String, SpecificRecord> context;
    private final PlaceStores stores;
    private final Positions positions;

    /** Jobs whose token this task holds, as they were located: a value of the decision carries only what it needs. */
    private final Map<String, LocatedJob> located = new HashMap<>();

    EffectWriter(ProcessorContext<String, SpecificRecord> context, PlaceStores stores, Positions positions) {
        this.context = context;
        this.stores = stores;
        this.positions = positions;
    }

    /** Must come before the cell is given a job: effects name jobs by their id. */
    void holds(LocatedJob job) {
        located.putIfAbsent(job.getJobId(), job);
    }

    void carryOut(String cell, Effect effect, long now) {
        if (effect instanceof Effect.Decided decided) {
            RoutingDecision decision = DecisionConversion.record(decided.decision(), cell, positions.all(), now);
            remember(cell, decided.entry(), decision);
            send(decision.getJobId(), decision, now);
        } else if (effect instanceof Effect.HandedOn handedOn) {
            Token token = handedOn.token();
            HandedOnJob record = TokenConversion.record(
                    token, located.get(token.job().id()), cell, handedOn.toCell(), handedOn.purpose());
            remember(cell, handedOn.entry(), lastDecision(cell, handedOn.entry()));
            send(handedOn.toCell(), record, now);
        } else if (effect instanceof Effect.JobChanged changed) {
            remember(cell, changed.entry(), lastDecision(cell, changed.entry()));
        } else if (effect instanceof Effect.SlotsChanged slots) {
            remember(cell, slots.nodeId(), slots.slots());
        } else if (effect instanceof Effect.Repeated repeated) {
            RoutingDecision decision =
                    stores.jobs().get(PlaceStores.key(cell, repeated.jobId())).getDecision();
            send(decision.getJobId(), decision, now);
        } else if (effect instanceof Effect.JobForgotten forgotten) {
            stores.jobs().delete(PlaceStores.key(cell, forgotten.jobId()));
        }
    }

    void send(String key, SpecificRecord value, long now) {
        context.forward(new Record<>(key, value, now));
    }

    private RoutingDecision lastDecision(String cell, JobEntry entry) {
        PlacedJob before = stores.jobs().get(PlaceStores.key(cell, entry.jobId()));
        return before == null ? null : before.getDecision();
    }

    private void remember(String cell, JobEntry entry, RoutingDecision decision) {
        stores.jobs().put(PlaceStores.key(cell, entry.jobId()), record(cell, entry, decision));
        if (entry.state() instanceof State.Closed || entry.state() instanceof State.HandedOn) {
            located.remove(entry.jobId());
        }
    }

    private void remember(String cell, String nodeId, List<Slot> slots) {
        stores.slots()
                .put(
                        PlaceStores.key(cell, nodeId),
                        new HeldSlots(
                                cell,
                                nodeId,
                                slots.stream().map(NodeConversion::record).toList()));
    }

    private PlacedJob record(String cell, JobEntry entry, RoutingDecision decision) {
        PlacedJob.Builder record = PlacedJob.newBuilder()
                .setCell(cell)
                .setJobId(entry.jobId())
                .setRequestedAt(entry.requestedAt())
                .setAttempt(0)
                .setPlace(0)
                .setWalkAgainAt(0)
                .setSlot(0)
                .setLeaseEndsAt(0)
                .setDecision(decision);
        if (entry.state() instanceof State.Waiting waiting) {
            record.setState(PlacedJobState.WAITING)
                    .setToken(token(cell, waiting.token()))
                    .setPlace(waiting.place())
                    .setWalkAgainAt(waiting.walkAgainAt());
        } else if (entry.state() instanceof State.Holding holding) {
            record.setState(PlacedJobState.HOLDING)
                    .setToken(token(cell, holding.token()))
                    .setNodeId(holding.nodeId())
                    .setSlot(holding.slot())
                    .setLeaseEndsAt(holding.leaseEndsAt());
        } else if (entry.state() instanceof State.HandedOn handedOn) {
            record.setState(PlacedJobState.HANDED_ON).setAttempt(handedOn.attempt());
        } else {
            record.setState(PlacedJobState.CLOSED);
        }
        return record.build();
    }

    private HandedOnJob token(String cell, Token token) {
        return TokenConversion.record(token, located.get(token.job().id()), cell, cell, Effect.Purpose.WAIT);
    }
}
