package com.resultity.mesh.simulate;

import com.resultity.mesh.schemas.ModelCapability;
import com.resultity.mesh.schemas.Priority;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Makes whole jobs of token counts. No public trace says at once who asked, from where, for what and with how many
 * tokens, so all but the tokens is constructed: for job number n, one stream of random numbers, made from the seed and n,
 * draws in this order the kind of job (of a hundred, 45 for the global pool, 14 for the EU-only Subcloud, 10 for the
 * company's, 8 for healthcare, 16 for the one with a service level, 4 of tenants without a grant, 2 for a country
 * without nodes, 1 for a Subcloud that does not exist), its tenant, its model and where its client is. A second stream
 * draws what it would like besides: its priority (30 interactive, 50 standard, 20 batch), one of 16 sessions of its tenant
 * where that has sessions; of a hundred jobs for the global pool, 6 name no model and ask for open weights and a size; of a
 * hundred jobs of any kind, 5 have a deadline, 1 to 60 s after they are sent.
 */
public final class TrafficMix {

    /** What output says of jobs that were joined so. */
    public static final String NOTICE =
            "Tenants, Subclouds, models and client addresses are constructed: drawn from the seed by a documented rule.";

    private static final TrafficClass[] CLASSES = TrafficClass.values();
    private static final int[] SHARES =
            Arrays.stream(CLASSES).mapToInt(TrafficClass::share).toArray();

    private static final List<Priority> PRIORITIES = List.of(Priority.INTERACTIVE, Priority.STANDARD, Priority.BATCH);
    private static final int[] PRIORITY_SHARES = {30, 50, 20};

    private static final Set<String> SESSION_TENANTS =
            Set.of("studio-nine", "kiosk", "northwind", "lumen-legal", "acme-support", "medilab");
    private static final int SESSIONS = 16;

    private static final int HUNDRED = 100;
    private static final int CAPABLE = 6;
    private static final int URGENT = 5;
    private static final int LONGEST_DEADLINE_SECONDS = 60;
    private static final List<Integer> LEAST_PARAMETERS_MILLIONS = List.of(0, 2_000, 8_000);

    private TrafficMix() {}

    /**
     * The job of that number: the same for the same arguments.
     *
     * @param seed seed of the run
     * @param index number of the job in the run, from 0
     * @param contextTokens tokens of the prompt
     * @param outputTokens tokens of the answer
     */
    public static SimulatedJob job(long seed, int index, int contextTokens, int outputTokens) {
        return job(seed, index, contextTokens, outputTokens, List.of());
    }

    /**
     * The same, of a prompt whose prefix is known.
     *
     * @param prefixBlocks hashes of the blocks of the prefix, at most 256
     */
    public static SimulatedJob job(long seed, int index, int contextTokens, int outputTokens, List<Long> prefixBlocks) {
        Random random = Chance.of(seed, "job", index);
        TrafficClass kind = CLASSES[Chance.weighted(random, SHARES)];
        String tenant = Chance.pick(random, kind.tenants());
        String model = Chance.pick(random, kind.models());
        ClientOrigin origin = Chance.pick(random, kind.origins());
        JobWishes wishes = wishes(Chance.of(seed, "wishes", index), kind, tenant, prefixBlocks);
        return job(
                index,
                kind,
                tenant,
                model,
                contextTokens,
                outputTokens,
                origin.declaredZone(),
                origin.address(random),
                wishes);
    }

    /**
     * A job for the global pool whose zone the gateway declares; its tenant and model are drawn as those of the others are.
     *
     * @param zone the zone
     */
    public static SimulatedJob anywhere(long seed, int index, int contextTokens, int outputTokens, String zone) {
        Random random = Chance.of(seed, "job", index);
        TrafficClass kind = TrafficClass.GLOBAL;
        String tenant = Chance.pick(random, kind.tenants());
        String model = Chance.pick(random, kind.models());
        JobWishes wishes = wishes(Chance.of(seed, "wishes", index), kind, tenant, List.of());
        return job(
                index, kind, tenant, model, contextTokens, outputTokens, Optional.of(zone), Optional.empty(), wishes);
    }

    private static SimulatedJob job(
            int index,
            TrafficClass kind,
            String tenant,
            String model,
            int contextTokens,
            int outputTokens,
            Optional<String> zone,
            Optional<String> address,
            JobWishes wishes) {
        return new SimulatedJob(
                index,
                tenant,
                kind.subcloudId(),
                model,
                contextTokens,
                outputTokens,
                zone,
                address,
                kind.geoMode(),
                kind.regulatoryDomain(),
                kind.countries(),
                kind.minimumTrustLevel(),
                wishes);
    }

    private static JobWishes wishes(Random random, TrafficClass kind, String tenant, List<Long> prefixBlocks) {
        Priority priority = PRIORITIES.get(Chance.weighted(random, PRIORITY_SHARES));
        int session = random.nextInt(SESSIONS);
        boolean capable = random.nextInt(HUNDRED) < CAPABLE && kind == TrafficClass.GLOBAL;
        int parameters = Chance.pick(random, LEAST_PARAMETERS_MILLIONS);
        boolean urgent = random.nextInt(HUNDRED) < URGENT;
        Duration deadlineAfter = Duration.ofSeconds(1 + random.nextInt(LONGEST_DEADLINE_SECONDS));
        return new JobWishes(
                capable ? Optional.of(new ModelCapability("text", true, 0, parameters)) : Optional.empty(),
                priority,
                SESSION_TENANTS.contains(tenant) ? Optional.of(tenant + "-" + session) : Optional.empty(),
                prefixBlocks,
                urgent ? Optional.of(deadlineAfter) : Optional.empty());
    }
}
