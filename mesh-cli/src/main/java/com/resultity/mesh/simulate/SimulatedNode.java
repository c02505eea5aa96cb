package com.resultity.mesh.simulate;

import com.resultity.mesh.schemas.NodeHeartbeat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A node with its own mind: it serves what it is handed, one timer a job, and counts for itself what it holds. Used on
 * the simulation's thread alone.
 */
final class SimulatedNode {

    /** How soon a server that will not do it says so. */
    private static final long REFUSAL_MILLISECONDS = 1;

    private final PlannedNode plan;
    private final Timers timers;
    private final Map<WorkOrder.Key, Timers.Timer> held = new LinkedHashMap<>();
    private final List<PhysicalFault> faults = new ArrayList<>();

    private boolean up;
    private boolean draining;
    private long bootEpoch;
    private long sequence;

    /** How a work order ended; the gateway is told. */
    sealed interface Ending {
        /** All tokens were sent. */
        record Served() implements Ending {}

        /**
         * The server would not or could not.
         *
         * @param why in words
         */
        record Failed(String why) implements Ending {}
    }

    /** Who handed the work over. */
    @FunctionalInterface
    interface Client {
        void ended(WorkOrder order, Ending ending);
    }

    SimulatedNode(PlannedNode plan, Timers timers) {
        this.plan = plan;
        this.timers = timers;
    }

    PlannedNode plan() {
        return plan;
    }

    boolean isUp() {
        return up;
    }

    /** Starts the node's server under a new boot epoch; without effect while it runs. */
    void start() {
        if (up) {
            return;
        }
        up = true;
        draining = false;
        bootEpoch = Math.max(timers.now(), bootEpoch + 1);
        sequence = 0;
    }

    /** Cuts the power: no heartbeat follows, and what it held hangs for ever. */
    void kill() {
        up = false;
        held.values().forEach(Timers.Timer::cancel);
        held.clear();
    }

    /** Offers no slots from the next heartbeat on, and serves what it holds to the end. */
    void drain() {
        draining = true;
    }

    /** The next heartbeat; nothing while the node is down. */
    Optional<NodeHeartbeat> heartbeat() {
        if (!up) {
            return Optional.empty();
        }
        sequence++;
        return Optional.of(NodeHeartbeat.newBuilder()
                .setNodeId(plan.nodeId())
                .setBootEpoch(bootEpoch)
                .setSequence(sequence)
                .setSentAt(timers.now())
                .setSlots(draining ? 0 : plan.slots())
                .setInFlight(held.size())
                .setQueued(0)
                .setModels(plan.modelNames())
                .build());
    }

    /**
     * Takes work and tells the client when it ended. A node that is down takes nothing and says nothing, and one that
     * has restarted since the decision says so.
     */
    void take(WorkOrder order, Client client) {
        if (!up) {
            return;
        }
        if (order.bootEpoch() != bootEpoch) {
            refuse(order, client, "the node has restarted since");
            return;
        }
        Optional<OpenModel> model = loaded(order.model());
        if (model.isEmpty()) {
            fault(PhysicalFault.Kind.MODEL_NOT_LOADED, order);
            refuse(order, client, "the model is not loaded");
            return;
        }
        serve(order, model.get(), client);
    }

    private void serve(WorkOrder order, OpenModel model, Client client) {
        int jobsAtOnce = held.size() + 1;
        if (jobsAtOnce > plan.slots()) {
            fault(PhysicalFault.Kind.OVERRUN, order);
        }
        long milliseconds = ServiceTime.jittered(
                ServiceTime.milliseconds(plan.gpu(), model, order.contextTokens(), order.outputTokens(), jobsAtOnce),
                order.chance());
        held.put(order.key(), timers.after(milliseconds, () -> {
            held.remove(order.key());
            client.ended(order, new Ending.Served());
        }));
    }

    /** Drops one attempt that its gateway no longer wants; without effect when the node does not hold it. */
    void withdraw(WorkOrder.Key key) {
        Timers.Timer timer = held.remove(key);
        if (timer != null) {
            timer.cancel();
        }
    }

    /** The jobs that it holds, the oldest first. */
    Set<String> heldJobs() {
        Set<String> jobs = new LinkedHashSet<>();
        held.keySet().forEach(key -> jobs.add(key.jobId()));
        return jobs;
    }

    /** What it was asked and cannot do, in order. */
    List<PhysicalFault> faults() {
        return List.copyOf(faults);
    }

    private Optional<OpenModel> loaded(String name) {
        return plan.models().stream().filter(model -> model.name().equals(name)).findFirst();
    }

    private void refuse(WorkOrder order, Client client, String why) {
        timers.after(REFUSAL_MILLISECONDS, () -> client.ended(order, new Ending.Failed(why)));
    }

    private void fault(PhysicalFault.Kind kind, WorkOrder order) {
        faults.add(new PhysicalFault(kind, plan.nodeId(), order.jobId(), order.attempt()));
    }
}
