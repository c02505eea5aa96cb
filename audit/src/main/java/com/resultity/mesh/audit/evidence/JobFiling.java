package com.resultity.mesh.audit.evidence;

import com.resultity.mesh.audit.evidence.Demand.ZoneRule;
import com.resultity.mesh.jurisdiction.RegulatoryDomain;
import com.resultity.mesh.schemas.AccessProof;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.ModelCapability;
import com.resultity.mesh.schemas.OutcomeStatus;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Files what the log says of jobs. */
final class JobFiling {

    private final Evidence evidence;
    private final Interner interner = new Interner();
    private final DecisionReading decisions;

    JobFiling(Evidence evidence) {
        this.evidence = evidence;
        this.decisions =
                new DecisionReading(interner, jobId -> evidence.job(jobId).id());
    }

    void file(JobRequest request, Position position, long timestamp) {
        Demand demand = new Demand(
                interner.same(request.getTenantId()),
                interner.sameOrNone(request.getSubcloudId()),
                limit(request),
                request.getMinimumTrustLevel(),
                rule(request.getGeoMode()),
                interner.same(request.getModel()),
                capability(request.getCapability()),
                tokenOf(request.getProof()));
        evidence.job(request.getJobId())
                .add(new Request(position, timestamp, interner.same(demand), deadline(request.getDeadline())));
    }

    private static long deadline(Long given) {
        return given == null ? Long.MAX_VALUE : given;
    }

    /** The domain's countries cut with those listed. A domain that is not known here allows none. */
    private static CountryLimit limit(JobRequest request) {
        CountryLimit listed =
                request.getCountries().isEmpty() ? CountryLimit.NONE : CountryLimit.to(request.getCountries());
        if (request.getRegulatoryDomain() == null) {
            return listed;
        }
        List<String> domain = RegulatoryDomain.named(request.getRegulatoryDomain())
                .map(RegulatoryDomain::countries)
                .orElse(List.of());
        return listed.and(CountryLimit.to(domain));
    }

    private static ModelDemand capability(ModelCapability asked) {
        return asked == null
                ? ModelDemand.NONE
                : new ModelDemand(
                        asked.getModality().isEmpty() ? Set.of() : Set.of(asked.getModality()),
                        asked.getOpenWeights(),
                        asked.getMinimumContextTokens(),
                        asked.getMinimumParametersMillions(),
                        Set.of(),
                        false);
    }

    private static Optional<String> tokenOf(AccessProof proof) {
        return Optional.ofNullable(proof).map(AccessProof::getTokenId);
    }

    void file(LocatedJob job, Position position) {
        Demand demand = new Demand(
                interner.same(job.getTenantId()),
                interner.sameOrNone(job.getSubcloudId()),
                job.getCountries() == null ? CountryLimit.NONE : CountryLimit.to(job.getCountries()),
                job.getMinimumTrustLevel(),
                rule(job.getGeoMode()),
                interner.same(job.getModel()),
                capability(job.getCapability()),
                tokenOf(job.getProof()));
        evidence.job(job.getJobId())
                .add(new Located(
                        position,
                        new Position(
                                TopicCatalogue.JOB_REQUESTS.name(), job.getRequestPartition(), job.getRequestOffset()),
                        interner.same(demand),
                        interner.same(job.getZone()),
                        job.getPatienceMilliseconds(),
                        job.getRequestedAt(),
                        deadline(job.getDeadline())));
    }

    /** A mode that is newer than this reader is held to the strictest rule. */
    private static ZoneRule rule(GeoMode mode) {
        return switch (mode) {
            case PREFER -> ZoneRule.PREFERRED;
            case NONE -> ZoneRule.ANY;
            case REQUIRE, UNRECOGNISED -> ZoneRule.BOUND;
        };
    }

    /**
     * A job that is handed on for its next attempt says that the one before is void, and since when: its patience began
     * then, or later where its deadline cuts that, by which it is due in any case.
     */
    void file(HandedOnJob handedOn) {
        if (handedOn.getVoided() != null) {
            LocatedJob job = handedOn.getJob();
            evidence.job(job.getJobId())
                    .addVoided(
                            handedOn.getVoided().getAttempt(),
                            handedOn.getPatienceEndsAt() - job.getPatienceMilliseconds());
        }
    }

    void file(RoutingDecision record, Position position) {
        Decision decision = decisions.read(record, position);
        evidence.job(decision.jobId()).add(decision);
        decision.assignment()
                .flatMap(Assignment::previous)
                .filter(previous -> previous.ending() != TenancyEnding.OUTCOME)
                .ifPresent(
                        previous -> evidence.job(previous.jobId()).addVoided(previous.attempt(), previous.endedAt()));
    }

    void file(JobOutcome outcome, Position position, long timestamp) {
        evidence.job(outcome.getJobId())
                .add(new Outcome(
                        position,
                        timestamp,
                        outcome.getAttempt(),
                        interner.same(outcome.getCell()),
                        interner.same(outcome.getNodeId()),
                        interner.same(outcome.getGatewayId()),
                        outcome.getStatus() == OutcomeStatus.SERVED,
                        new Outcome.Figures(
                                outcome.getContextTokens(),
                                outcome.getOutputTokens(),
                                outcome.getLatencyMilliseconds())));
    }
}
