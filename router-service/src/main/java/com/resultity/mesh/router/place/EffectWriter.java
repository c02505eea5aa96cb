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
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Carries out what a cell wants done: records to the sinks, memory to the stores. */
final class EffectWriter {

    private final ProcessorContext<String, SpecificRecord> context;
    private final PlaceStores stores;
    private final Positions positions;

    /** The job that the input at hand is about, as it was located: a cell is told only what it decides on. */
    private Optional<LocatedJob> atHand = Optional.empty();

    EffectWriter(ProcessorContext<String, SpecificRecord> context, PlaceStores stores, Positions positions) {
        this.context = context;
        this.stores = stores;
        this.positions = positions;
    }

    /** Must come before the cell is given a job; every other job that it speaks of is remembered in its store. */
    void takeInHand(LocatedJob job) {
        atHand = Optional.of(job);
    }

    void carryOut(String cell, Effect effect, long now) {
        if (effect instanceof Effect.Decided decided) {
            PlacedJob before = find(cell, decided.entry());
            RoutingDecision decision = DecisionConversion.record(decided.decision(), cell, positions.all(), now);
            remember(cell, decided.entry(), before, decision);
            send(decision.getJobId(), decision, now);
        } else if (effect instanceof Effect.HandedOn handedOn) {
            PlacedJob before = find(cell, handedOn.entry());
            HandedOnJob record = TokenConversion.record(
                    handedOn.token(), located(handedOn.entry(), before), cell, handedOn.toCell(), handedOn.purpose());
            remember(cell, handedOn.entry(), before, lastDecision(before));
            send(handedOn.toCell(), record, now);
        } else if (effect instanceof Effect.JobChanged changed) {
            PlacedJob before = find(cell, changed.entry());
            remember(cell, changed.entry(), before, lastDecision(before));
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

    private PlacedJob find(String cell, JobEntry entry) {
        return stores.jobs().get(PlaceStores.key(cell, entry.jobId()));
    }

    private static RoutingDecision lastDecision(PlacedJob before) {
        return before == null ? null : before.getDecision();
    }

    /** A job that the cell held before this input is in its store; any other has just come in. */
    private LocatedJob located(JobEntry entry, PlacedJob before) {
        if (before != null && before.getToken() != null) {
            return before.getToken().getJob();
        }
        return atHand.filter(job -> job.getJobId().equals(entry.jobId())).orElseThrow();
    }

    private void remember(String cell, JobEntry entry, PlacedJob before, RoutingDecision decision) {
        stores.jobs().put(PlaceStores.key(cell, entry.jobId()), record(cell, entry, before, decision));
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

    private PlacedJob record(String cell, JobEntry entry, PlacedJob before, RoutingDecision decision) {
        PlacedJob.Builder record = PlacedJob.newBuilder()
                .setCell(cell)
                .setJobId(entry.jobId())
                .setCreatedAt(entry.createdAt())
                .setAttempt(0)
                .setPlace(0)
                .setWalkAgainAt(0)
                .setSlot(0)
                .setLeaseEndsAt(0)
                .setDecision(decision);
        if (entry.state() instanceof State.Waiting waiting) {
            record.setState(PlacedJobState.WAITING)
                    .setToken(token(cell, waiting.token(), located(entry, before)))
                    .setPlace(waiting.place())
                    .setWalkAgainAt(waiting.walkAgainAt());
        } else if (entry.state() instanceof State.Holding holding) {
            record.setState(PlacedJobState.HOLDING)
                    .setToken(token(cell, holding.token(), located(entry, before)))
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

    private static HandedOnJob token(String cell, Token token, LocatedJob located) {
        return TokenConversion.record(token, located, cell, cell, Effect.Purpose.WAIT);
    }
}
