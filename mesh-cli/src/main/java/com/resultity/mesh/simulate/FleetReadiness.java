package com.resultity.mesh.simulate;

import com.resultity.mesh.launch.MeshException;
import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.ValueSerdes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Waits until the router knows the fleet, its memberships and the Subclouds: a job sent earlier would be refused. */
final class FleetReadiness implements AutoCloseable {

    private static final long LOOK_EVERY_MILLISECONDS = 50;

    /** Memberships follow a node's location by a moment, and nothing says that the last has come. */
    private static final Duration QUIET = Duration.ofMillis(1_000);

    private final FleetKnowledge knowledge = new FleetKnowledge(TopicCatalogue.CELL_PARTITIONS);
    private final TopicFeed<NodeState> states;
    private final TopicFeed<PlacementPolicy> policies;
    private final TopicFeed<CellSummary> summaries;

    /** Listens from now on: to be made before the fleet is enrolled. */
    FleetReadiness(String bootstrapServers, ValueSerdes serdes) {
        states = new TopicFeed<>(
                bootstrapServers,
                serdes,
                TopicCatalogue.NODE_STATES,
                TopicFeed.From.NOW,
                (partition, state, nanos) -> learn(state, nanos));
        policies = new TopicFeed<>(
                bootstrapServers,
                serdes,
                TopicCatalogue.PLACEMENT_POLICIES,
                TopicFeed.From.BEGINNING,
                (partition, policy, nanos) -> learn(partition, policy, nanos));
        summaries = new TopicFeed<>(
                bootstrapServers,
                serdes,
                TopicCatalogue.CELL_SUMMARIES,
                TopicFeed.From.BEGINNING,
                (partition, summary, nanos) -> learn(summary));
        states.start();
        policies.start();
        summaries.start();
    }

    private void learn(NodeState state, long nanos) {
        if (state != null) {
            knowledge.learn(state, nanos);
        }
    }

    private void learn(int partition, PlacementPolicy policy, long nanos) {
        if (policy != null) {
            knowledge.learn(partition, policy, nanos);
        }
    }

    private void learn(CellSummary summary) {
        if (summary != null) {
            knowledge.learn(summary);
        }
    }

    /**
     * Waits until everything is known and has not changed for a second.
     *
     * @param nodeIds nodes that run
     * @param startedAt when the first of them started, milliseconds since 1970-01-01T00:00:00Z
     * @param versions version that each Subcloud must have at least, by id
     * @throws MeshException if that is not so in time, saying what is missing
     */
    void await(Set<String> nodeIds, long startedAt, Map<String, Long> versions, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<String> missing = knowledge.missing(nodeIds, startedAt, versions);
        while (missing.isPresent() || System.nanoTime() - knowledge.changedNanos() < QUIET.toNanos()) {
            if (System.nanoTime() > deadline) {
                throw new MeshException("After " + patience.toSeconds() + " s "
                        + missing.orElse("memberships still change") + ": see the logs of the services.");
            }
            states.requireAlive();
            policies.requireAlive();
            summaries.requireAlive();
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLISECONDS);
            missing = knowledge.missing(nodeIds, startedAt, versions);
        }
    }

    @Override
    public void close() {
        states.close();
        policies.close();
        summaries.close();
    }
}
