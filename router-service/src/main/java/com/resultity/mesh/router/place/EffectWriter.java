package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.Effect;
import com.resultity.mesh.router.decide.memory.JobEntry;
import com.resultity.mesh.router.decide.memory.JobEntry.State;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeRelease;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.router.PlacedJob;

/**
 * Carries out what a cell wants done: records to the sinks, memory to the memory. Every record of a store is one of its
 * changelog too, and those are what place costs most of: an assignment writes one, its outcome another.
 */
final class EffectWriter {

    private final PlaceOutputs outputs;
    private final PlaceMemory memory;
    private final Positions positions;

    /** The job that the input at hand is about, as it was located: a cell is told only what it decides on. */
    private LocatedJob atHand;

    EffectWriter(PlaceOutputs outputs, PlaceMemory memory, Positions positions) {
        this.outputs = outputs;
        this.memory = memory;
        this.positions = positions;
    }

    /**
     * Must come before the cell is given a job, and be taken back after: every other job that it speaks of is remembered in
     * its store, and so is this one once the cell has dealt with it.
     *
     * @param job the job; null takes it back
     */
    void takeInHand(LocatedJob job) {
        atHand = job;
    }

    void carryOut(String cell, Effect effect, long now) {
        if (effect instanceof Effect.Decided decided) {
            RoutingDecision decision = DecisionConversion.record(decided.decision(), cell, positions.all(), now);
            remember(cell, decided.entry(), decided(cell, decided.entry(), decision));
            outputs.send(decision.getJobId(), decision, now);
        } else if (effect instanceof Effect.HandedOn handedOn) {
            HandedOnJob record = TokenConversion.record(
                    handedOn.token(), located(cell, handedOn.entry()), cell, handedOn.toCell(), handedOn.purpose());
            remember(cell, handedOn.entry(), JobConversion.handedOn(handedOn.entry(), (State.HandedOn)
                    handedOn.entry().state()));
            outputs.send(handedOn.toCell(), record, now);
        } else if (effect instanceof Effect.JobChanged changed) {
            State.Waiting waiting = (State.Waiting) changed.entry().state();
            remember(
                    cell,
                    changed.entry(),
                    JobConversion.waiting(changed.entry(), waiting, located(cell, changed.entry())));
        } else if (effect instanceof Effect.SlotEnded ended) {
            memory.slots()
                    .put(PlaceMemory.key(cell, ended.nodeId(), ended.number()), NodeConversion.record(ended.slot()));
        } else if (effect instanceof Effect.Repeated repeated) {
            RoutingDecision decision =
                    JobConversion.decision(cell, repeated.jobId(), find(cell, repeated.jobId()), positions::at);
            outputs.send(decision.getJobId(), decision, now);
        } else if (effect instanceof Effect.AskedAgain asked) {
            outputs.send(
                    asked.toCell(),
                    TokenConversion.record(asked.token(), atHand, cell, asked.toCell(), Effect.Purpose.REPEAT),
                    now);
        } else if (effect instanceof Effect.NodeReleased released) {
            outputs.send(
                    released.nodeId(),
                    new NodeRelease(
                            released.nodeId(),
                            cell,
                            released.versions().location(),
                            now,
                            NodeConversion.versions(released.versions())),
                    now);
        } else if (effect instanceof Effect.JobForgotten forgotten) {
            // Not delete, which would read what it deletes.
            memory.jobs().put(PlaceMemory.key(cell, forgotten.jobId()), null);
        } else if (effect instanceof Effect.NodeForgotten forgotten) {
            for (int number = 0; number < forgotten.slots(); number++) {
                memory.slots().put(PlaceMemory.key(cell, forgotten.nodeId(), number), null);
            }
            memory.nodes().put(PlaceMemory.key(cell, forgotten.nodeId()), null);
        }
    }

    private PlacedJob decided(String cell, JobEntry entry, RoutingDecision decision) {
        return entry.state() instanceof State.Holding holding
                ? JobConversion.placed(entry, holding, located(cell, entry), decision, positions.offsets())
                : JobConversion.closed(entry, decision, positions.offsets());
    }

    private void remember(String cell, JobEntry entry, PlacedJob record) {
        memory.jobs().put(PlaceMemory.key(cell, entry.jobId()), record);
    }

    private PlacedJob find(String cell, String jobId) {
        return memory.jobs().get(PlaceMemory.key(cell, jobId));
    }

    /** A job that the cell holds already is in its store; any other has just come in. */
    private LocatedJob located(String cell, JobEntry entry) {
        if (atHand != null && atHand.getJobId().equals(entry.jobId())) {
            return atHand;
        }
        return find(cell, entry.jobId()).getToken().getJob();
    }
}
