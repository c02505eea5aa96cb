package com.resultity.mesh.router.decide.job;

import java.util.List;
import java.util.Optional;

/**
 * What the decision needs to know of a job. All times are milliseconds since 1970-01-01T00:00:00Z.
 *
 * @param id job id
 * @param createdAt the time inside its id, which is the same for every repeat of its request
 * @param gatewayId gateway that asked, the only one whose outcomes count
 * @param tenantId tenant that it is for
 * @param subcloudId Subcloud that it is for; empty: the global pool
 * @param model what it asks of its model
 * @param zone its zone label
 * @param requiresZone whether it must not leave that zone
 * @param ladder cells in the order in which it looks, its home cell first
 * @param countries countries that it must not leave; empty: any; an empty list: none at all
 * @param minimumTrustLevel least trust level of its node, 0 to 3
 * @param priority how urgent it is while it waits
 * @param affinity the nodes that it would rather have
 * @param proof proof of an access token
 * @param tokens tokens of its prompt and of the longest answer that it allows, 0 or more
 * @param patienceMilliseconds how long it may wait for each attempt; 0: it does not wait in line
 * @param deadline from when on no node is worth having, whatever the attempt; {@link #NO_DEADLINE}: never
 * @param leaseMilliseconds how long a node may hold it
 * @param requestedAt when the broker took the request
 */
public record Job(
        String id,
        long createdAt,
        String gatewayId,
        String tenantId,
        Optional<String> subcloudId,
        ModelDemand model,
        String zone,
        boolean requiresZone,
        List<LadderStep> ladder,
        Optional<List<String>> countries,
        int minimumTrustLevel,
        Priority priority,
        Affinity affinity,
        Optional<AccessProof> proof,
        long tokens,
        long patienceMilliseconds,
        long deadline,
        long leaseMilliseconds,
        long requestedAt) {

    /** The deadline of a job that has none. */
    public static final long NO_DEADLINE = Long.MAX_VALUE;

    private static final long SEED_FACTOR = 1_000_003L;

    public Job {
        ladder = List.copyOf(ladder);
        countries = countries.map(List::copyOf);
    }

    /** Where the draws for it begin: a number that is the same wherever and whenever it is decided. */
    public long seed() {
        long seed = 0;
        for (int position = 0; position < id.length(); position++) {
            seed = seed * SEED_FACTOR + id.charAt(position);
        }
        return seed;
    }

    /** Name of the cell that answers when the request comes again. */
    public String homeCell() {
        return ladder.get(0).cell();
    }

    /** The step that a cell stands on for this job, if it may look there at all. */
    public Optional<LadderStep> stepOf(String cell) {
        for (LadderStep step : ladder) {
            if (step.cell().equals(cell)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /** The rung that a cell stands on for this job; a cell that is not on its ladder counts as anywhere. */
    public Rung rungOf(String cell) {
        return stepOf(cell).map(LadderStep::rung).orElse(Rung.ANYWHERE);
    }
}
