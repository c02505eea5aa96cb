package com.resultity.mesh.router.place;

import static com.resultity.mesh.testkit.records.Records.aJobRequest;
import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.jobId;

import com.resultity.mesh.access.AccessTokens;
import com.resultity.mesh.router.place.TestingLog.Written;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.LadderStep;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.ModelCapability;
import com.resultity.mesh.schemas.Priority;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.testkit.records.JobRequestBuilder;
import com.resultity.mesh.testkit.records.LocatedJobBuilder;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What is asked for in a {@link World}, and what its edge makes of that. */
final class WorldRequests {

    /** Milliseconds: some end what a job waits for, and some come before it arrives. */
    private static final int LONGEST_DEADLINE = 20_000;

    private static final List<String> GATEWAYS = List.of("gateway-1", "gateway-2");

    private final SplittableRandom random;
    private final TestingLog log;
    private final WorldCells cells;
    private final Map<String, Long> deadlines = new HashMap<>();
    private long jobs;

    WorldRequests(SplittableRandom random, TestingLog log, WorldCells cells) {
        this.random = random;
        this.log = log;
        this.cells = cells;
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    /** Asks for a job that nobody asked for before. */
    void submit(long now) {
        JobRequestBuilder request = aJobRequest()
                .job(jobId(now - random.nextInt(2_000), jobs++))
                .gateway(pick(GATEWAYS))
                .tenant(pick(WorldPolicies.TENANTS))
                .zone(pick(WorldCells.ZONES))
                .tokens(random.nextInt(400), random.nextInt(400))
                .priority(pick(List.of(Priority.INTERACTIVE, Priority.STANDARD, Priority.BATCH)))
                .geoMode(pick(List.of(
                        GeoMode.PREFER, GeoMode.PREFER, GeoMode.PREFER, GeoMode.PREFER, GeoMode.REQUIRE, GeoMode.NONE)))
                .minimumTrustLevel(oneIn(6) ? random.nextInt(4) : 0)
                .patience(oneIn(8) ? 0 : random.nextLong(300, 4_300))
                .lease(random.nextLong(500, 4_500));
        if (oneIn(4)) {
            request.capable(
                    new ModelCapability(oneIn(2) ? "text" : "", oneIn(2), random.nextInt(2_000), random.nextInt(3)));
        } else {
            request.model(oneIn(5) ? pick(WorldPolicies.MODELS) : "model-0");
        }
        if (oneIn(3)) {
            request.session("session-" + random.nextInt(3));
        }
        if (oneIn(3)) {
            request.prefixBlocks(1L, (long) random.nextInt(2), (long) random.nextInt(3));
        }
        if (oneIn(6)) {
            request.countries(pick(WorldPolicies.COUNTRIES), pick(WorldPolicies.COUNTRIES));
        }
        if (oneIn(3)) {
            request.subcloud(oneIn(20) ? "unknown" : pick(WorldPolicies.SUBCLOUDS));
            prove(request);
        }
        // Of the id and not of the world's draws, so that what else happens in a world depends on its seed alone.
        int lot = Math.floorMod(request.build().getJobId().hashCode(), 4 * LONGEST_DEADLINE);
        if (lot < LONGEST_DEADLINE) {
            request.deadline(now + lot);
        }
        send(request.build(), now);
    }

    /**
     * A cell has decided.
     *
     * @throws AssertionError if it gave a node to a job for which none is worth having any more
     */
    void decided(RoutingDecision decision) {
        Long deadline = deadlines.get(decision.getJobId());
        if (deadline != null && decision.getKind() == DecisionKind.ASSIGNED && decision.getDecidedAt() >= deadline) {
            throw new AssertionError("given a node after " + deadline + ": " + decision);
        }
    }

    /** Most proofs hold; some are of another job. */
    private void prove(JobRequestBuilder request) {
        JobRequest job = request.build();
        String token = pick(WorldPolicies.TOKENS);
        if (oneIn(3)) {
            return;
        }
        request.proof(
                token,
                AccessTokens.proof(
                        WorldPolicies.verifier(job.getSubcloudId(), token),
                        oneIn(8) ? jobId(1, 1) : job.getJobId(),
                        job.getTenantId(),
                        job.getSubcloudId()));
    }

    /** Asks once more for what was asked for before, if anything was. */
    void repeat(long now) {
        List<Written> requests = log.records(TopicCatalogue.JOB_REQUESTS, 0);
        if (!requests.isEmpty()) {
            send(log.decode(TopicCatalogue.JOB_REQUESTS, pick(requests).value()), now);
        }
    }

    private void send(JobRequest request, long now) {
        Written written = log.write(TopicCatalogue.JOB_REQUESTS, 0, request.getJobId(), request, now);
        LocatedJob located = located(request, written.offset(), now);
        String home = located.getLadder().get(0).getCell();
        log.write(TopicCatalogue.LOCATED_JOBS, home, located, now);
        if (oneIn(20)) {
            // The edge may write a label twice.
            log.write(TopicCatalogue.LOCATED_JOBS, home, located, now);
        }
    }

    private LocatedJob located(JobRequest request, long offset, long now) {
        LocatedJobBuilder job = aLocatedJob()
                .job(request.getJobId())
                .gateway(request.getGatewayId())
                .tenant(request.getTenantId())
                .subcloud(request.getSubcloudId())
                .zone(request.getZone())
                .ladder(cells.ladder(request).toArray(LadderStep[]::new))
                .geoMode(request.getGeoMode())
                .tokens(request.getContextTokens(), request.getMaximumOutputTokens())
                .priority(request.getPriority())
                .session(request.getSession())
                .prefixBlocks(request.getPrefixBlocks().toArray(Long[]::new))
                .minimumTrustLevel(request.getMinimumTrustLevel())
                .patience(request.getPatienceMilliseconds())
                .lease(request.getLeaseMilliseconds())
                .requestedAt(now)
                .requestPosition(0, offset);
        if (request.getDeadline() != null) {
            job.deadline(request.getDeadline());
            deadlines.put(request.getJobId(), request.getDeadline());
        }
        if (request.getCapability() == null) {
            job.model(request.getModel());
        } else {
            job.capable(request.getCapability());
        }
        if (request.getProof() != null) {
            job.proof(
                    request.getProof().getTokenId(),
                    request.getProof().getMac().duplicate().array());
        }
        if (!request.getCountries().isEmpty()) {
            job.countries(request.getCountries().stream().distinct().sorted().toArray(String[]::new));
        }
        return job.build();
    }
}
