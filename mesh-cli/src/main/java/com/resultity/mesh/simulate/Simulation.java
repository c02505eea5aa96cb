package com.resultity.mesh.simulate;

import com.resultity.mesh.launch.MeshException;
import com.resultity.mesh.manifests.ManifestFile;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.RegistryValueSerdes;
import com.resultity.mesh.wire.ValueSerdes;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** A fleet and a gateway at work on a mesh that is up. Steered by one thread. */
public final class Simulation implements AutoCloseable {

    private static final long ANSWER_SECONDS = 30;

    private final MeshAddresses addresses;
    private final FleetPlan plan;
    private final FleetTimeline timeline;
    private final ValueSerdes serdes;
    private final SimulationThread thread = new SimulationThread();
    private final KafkaGatewayLink link;
    private final Fleet fleet;
    private final SimulatedGateway gateway;
    private final TopicFeed<RoutingDecision> decisions;

    /** Used on the simulation's thread alone. */
    private SteadyPlayer steadyPlayer;

    /**
     * Connects to a mesh; nothing is sent yet.
     *
     * @param witness told what the gateway sees
     */
    public Simulation(
            MeshAddresses addresses,
            FleetPlan plan,
            FleetTimeline timeline,
            GatewayTerms terms,
            GatewayWitness witness) {
        this.addresses = addresses;
        this.plan = plan;
        this.timeline = timeline;
        serdes = new RegistryValueSerdes(addresses.schemaRegistryUrl());
        link = new KafkaGatewayLink(addresses.bootstrapServers(), serdes);
        fleet = new Fleet(plan, thread, link::send);
        // Of its own in every run, so that it never takes a decision for a job that another run has sent.
        String gatewayId = "simulated-gateway-" + UUID.randomUUID().toString().substring(0, 8);
        gateway = new SimulatedGateway(gatewayId, fleet, link, thread, terms, witness);
        decisions = new TopicFeed<>(
                        addresses.bootstrapServers(),
                        serdes,
                        TopicCatalogue.ROUTING_DECISIONS,
                        TopicFeed.From.NOW,
                        (partition, decision, nanos) -> take(decision, nanos))
                .start();
    }

    private void take(RoutingDecision decision, long nanos) {
        if (decision != null) {
            thread.execute(() -> gateway.take(decision, nanos));
        }
    }

    /** Serdes of the mesh's topics. */
    public ValueSerdes serdes() {
        return serdes;
    }

    /**
     * Registers what is given, enrols and starts the fleet, and waits until the router knows all of it.
     *
     * @param world manifests of Subclouds, and of whatever else jobs are to find
     * @throws MeshException if a manifest is refused, or the router does not know all in time
     */
    public void bringUp(List<ManifestFile> world, Duration patience) throws InterruptedException {
        try (FleetReadiness readiness = new FleetReadiness(addresses.bootstrapServers(), serdes)) {
            Enrolment enrolment = new Enrolment(addresses.registry());
            Map<String, Long> versions = enrolment.apply(world);
            NodeManifests.of(plan.nodes()).forEach(batch -> enrolment.apply(List.of(batch)));
            long startedAt = thread.now();
            Set<String> running = runningAtFirst();
            thread.execute(() -> fleet.begin(List.copyOf(running)));
            readiness.await(running, startedAt, versions, patience);
        }
    }

    private Set<String> runningAtFirst() {
        Set<String> running = new LinkedHashSet<>();
        plan.nodes().forEach(node -> running.add(node.nodeId()));
        running.removeAll(timeline.downAtFirst());
        return running;
    }

    /** Begins to send the jobs and to follow the timeline, and returns at once. */
    public void play(List<Arrival> arrivals) {
        thread.execute(() -> {
            new ArrivalPlayer(arrivals, thread, job -> gateway.send(job, System.nanoTime())).play();
            timeline.events().forEach(event -> thread.after(event.atMilliseconds(), () -> fleet.apply(event)));
        });
    }

    /**
     * Begins to send jobs evenly until {@link #stopPlaying}, and returns at once.
     *
     * @param jobs the job of each number, from 0
     * @param perSecond how many are sent a second, more than 0
     */
    public void playSteadily(IntFunction<SimulatedJob> jobs, double perSecond) {
        thread.execute(() -> {
            steadyPlayer = new SteadyPlayer(jobs, perSecond, thread, job -> gateway.send(job, System.nanoTime()));
            steadyPlayer.play();
        });
    }

    /** Sends no more of the jobs that are sent evenly, and returns when that is so. */
    public void stopPlaying() throws InterruptedException {
        ask(() -> {
            steadyPlayer.stop();
            return RunProgress.of(gateway.ledger(), fleet);
        });
    }

    /** Starts or kills a node now. */
    public void apply(FleetEvent.Change change, String nodeId) {
        thread.execute(() -> fleet.apply(new FleetEvent(0, change, nodeId)));
    }

    /**
     * Kills the node that holds the most live jobs for a Subcloud.
     *
     * @param minimumJobs fewest jobs that it must hold
     * @return the node, or nothing if none holds so many
     */
    public Optional<KilledNode> killBusiest(String subcloudId, int minimumJobs) throws InterruptedException {
        return ask(() -> {
            Optional<KilledNode> busiest =
                    gateway.busiestNode(subcloudId).filter(candidate -> candidate.jobs() >= minimumJobs);
            busiest.ifPresent(found -> fleet.apply(
                    new FleetEvent(0, FleetEvent.Change.KILL, found.node().nodeId())));
            return busiest;
        });
    }

    /** How far the run is. */
    public RunProgress progress() throws InterruptedException {
        return ask(() -> RunProgress.of(gateway.ledger(), fleet));
    }

    /** What it came to so far. */
    public RunFigures figures() throws InterruptedException {
        return ask(() -> RunFigures.of(gateway.ledger(), fleet.faults()));
    }

    /**
     * Answers a question on the simulation's thread.
     *
     * @throws MeshException if the run is broken: what it reads or writes cannot be read or written
     */
    private <T> T ask(Supplier<T> question) throws InterruptedException {
        requireHealthy();
        CompletableFuture<T> answer = new CompletableFuture<>();
        thread.execute(() -> answer.complete(question.get()));
        try {
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            requireHealthy();
            throw new MeshException("The simulation does not answer.", failure);
        }
    }

    private void requireHealthy() {
        decisions.requireAlive();
        link.failure().ifPresent(failure -> {
            throw new MeshException("A record could not be written to " + failure);
        });
        if (thread.failure().isCompletedExceptionally()) {
            Throwable cause =
                    thread.failure().handle((nothing, failure) -> failure).join();
            throw new MeshException("The simulation is broken: " + cause, cause);
        }
    }

    /** Has the nodes say that they offer nothing any more, waits until all is written, and lets go of the mesh. */
    @Override
    public void close() {
        CompletableFuture<Void> drained = new CompletableFuture<>();
        thread.execute(() -> {
            fleet.drain();
            drained.complete(null);
        });
        drained.completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
        thread.close();
        decisions.close();
        link.close();
    }
}
