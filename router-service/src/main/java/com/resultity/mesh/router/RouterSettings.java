package com.resultity.mesh.router;

import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.place.PlaceTopology;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What can be set under {@code mesh.router}.
 *
 * @param instance name of this instance, the same after each of its restarts and of no other instance; a restarted one takes
 *     its partitions back at once instead of after the session timeout. Empty: host name and port.
 * @param silenceLimit how long a node may be unheard before its jobs are placed again
 * @param commitInterval time between transactions of place; a decision is seen by gateways when its transaction ends
 * @param sessionTimeout how long an instance may be unheard before another takes over; brokers refuse less than 6 s unless
 *     their {@code group.min.session.timeout.ms} allows it
 * @param transactionTimeout how long a transaction may take; until it has passed, one that a crash left open keeps others
 *     from taking over. Transactions take milliseconds, so this only has to outlast a pause of the whole process
 * @param standbys how many other instances keep a copy of each partition's cells, to go on from; where there are fewer
 *     others, so many do, and a single instance keeps none
 * @param recoveryLag records of changelog that a copy may be behind and still take over
 * @param placeThreads threads of place, at least 1; more than there are cells are idle
 * @param maximumAttempts nodes that a job is given to before it is refused
 * @param lineLimit jobs that may wait in one cell
 * @param walkAgainAfter how long a job waits in one cell before it looks in the others again
 * @param jobMemory how long a job is remembered, by the times inside the ids of later jobs; more than any request may be
 *     late
 * @param nodeMemory how long a node is remembered after it has left; more than decisions stay on the log, which is up to a
 *     quarter longer than the week that they are kept for, because the tenancies of its slots are counted from 1 again after it
 * @param affinityLimit sessions and prefix blocks that a cell keeps to bring jobs to the node that has them
 * @param overprovisioning by how much more of a zone is there than its jobs need; 1.4 lets jobs overflow when less than
 *     71 % of its eligible nodes in all its cells have a free slot
 * @param knownTenantsOnly whether jobs of tenants that the registry does not know are refused
 * @param knownModelsOnly whether jobs that name a model which the registry does not know are refused
 * @param checkpointEvery how long it is from one copy of all that cells remember to the next, at least a second and at most a
 *     day: decisions are explained as of a past time from the last one before it on
 */
@ConfigurationProperties("mesh.router")
public record RouterSettings(
        @Bindable(defaultValue = "") String instance,
        @Bindable(defaultValue = "6s") Duration silenceLimit,
        @Bindable(defaultValue = "10ms") Duration commitInterval,
        @Bindable(defaultValue = "6s") Duration sessionTimeout,
        @Bindable(defaultValue = "5s") Duration transactionTimeout,
        @Bindable(defaultValue = "1") int standbys,
        @Bindable(defaultValue = "10000") long recoveryLag,
        @Bindable(defaultValue = "1") int placeThreads,
        @Bindable(defaultValue = "5") int maximumAttempts,
        @Bindable(defaultValue = "10000") int lineLimit,
        @Bindable(defaultValue = "1s") Duration walkAgainAfter,
        @Bindable(defaultValue = "5m") Duration jobMemory,
        @Bindable(defaultValue = "9d") Duration nodeMemory,
        @Bindable(defaultValue = "16384") int affinityLimit,
        @Bindable(defaultValue = "1.4") double overprovisioning,
        @Bindable(defaultValue = "true") boolean knownTenantsOnly,
        @Bindable(defaultValue = "true") boolean knownModelsOnly,
        @Bindable(defaultValue = "1h") Duration checkpointEvery) {

    /** No lease is longer. */
    private static final Duration LONGEST_LEASE = Duration.ofHours(1);

    private static final Duration LEAST_BETWEEN_CHECKPOINTS = Duration.ofSeconds(1);

    /** They stay on the log for a week. */
    private static final Duration MOST_BETWEEN_CHECKPOINTS = Duration.ofDays(1);

    /**
     * @throws IllegalArgumentException if a node would be forgotten while the lease of one of its jobs may still run, or cells
     *     would do little but copy what they remember, or hardly ever do
     */
    public RouterSettings {
        if (nodeMemory.compareTo(LONGEST_LEASE) <= 0) {
            throw new IllegalArgumentException("mesh.router.node-memory is " + nodeMemory + ": it must be longer than "
                    + LONGEST_LEASE + ", the longest lease of a job");
        }
        if (checkpointEvery.compareTo(LEAST_BETWEEN_CHECKPOINTS) < 0
                || checkpointEvery.compareTo(MOST_BETWEEN_CHECKPOINTS) > 0) {
            throw new IllegalArgumentException(
                    "mesh.router.checkpoint-every is " + checkpointEvery + ": it must be at least "
                            + LEAST_BETWEEN_CHECKPOINTS + " and at most " + MOST_BETWEEN_CHECKPOINTS);
        }
    }

    /** What holds where nothing is set. */
    public static RouterSettings defaults() {
        return new RouterSettings(
                "",
                Duration.ofSeconds(6),
                Duration.ofMillis(10),
                Duration.ofSeconds(6),
                Duration.ofSeconds(5),
                1,
                10_000,
                1,
                5,
                10_000,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofDays(9),
                16_384,
                1.4,
                true,
                true,
                PlaceTopology.CHECKPOINT_EVERY);
    }

    CellSettings cells() {
        return new CellSettings(
                maximumAttempts,
                lineLimit,
                walkAgainAfter.toMillis(),
                jobMemory.toMillis(),
                nodeMemory.toMillis(),
                affinityLimit,
                overprovisioning,
                knownTenantsOnly,
                knownModelsOnly);
    }
}
