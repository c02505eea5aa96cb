package com.resultity.mesh.simulate;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * Makes whole jobs of token counts. No public trace says at once who asked, from where, for what and with how many
 * tokens, so all but the tokens is constructed: for job number n, one stream of random numbers, made from the seed and n,
 * draws in this order the kind of job (of a hundred, 45 for the global pool, 14 for the EU-only Subcloud, 10 for the
 * company's, 8 for healthcare, 16 for the one with a service level, 4 of tenants without a grant, 2 for a country
 * without nodes, 1 for a Subcloud that does not exist), its tenant, its model and where its client is.
 */
public final class TrafficMix {

    /** What output says of jobs that were joined so. */
    public static final String NOTICE =
            "Tenants, Subclouds, models and client addresses are constructed: drawn from the seed by a documented rule.";

    private static final TrafficClass[] CLASSES = TrafficClass.values();
    private static final int[] SHARES =
            Arrays.stream(CLASSES).mapToInt(TrafficClass::share).toArray();

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
        Random random = Chance.of(seed, "job", index);
        TrafficClass kind = CLASSES[Chance.weighted(random, SHARES)];
        String tenant = Chance.pick(random, kind.tenants());
        String model = Chance.pick(random, kind.models());
        ClientOrigin origin = Chance.pick(random, kind.origins());
        return job(
                index, kind, tenant, model, contextTokens, outputTokens, origin.declaredZone(), origin.address(random));
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
        return job(index, kind, tenant, model, contextTokens, outputTokens, Optional.of(zone), Optional.empty());
    }

    private static SimulatedJob job(
            int index,
            TrafficClass kind,
            String tenant,
            String model,
            int contextTokens,
            int outputTokens,
            Optional<String> zone,
            Optional<String> address) {
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
                kind.minimumTrustLevel());
    }
}
