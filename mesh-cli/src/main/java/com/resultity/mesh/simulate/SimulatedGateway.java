package com.resultity.mesh.simulate;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.OutcomeStatus;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.SlotTenancy;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An API gateway without clients: sends jobs, hands each to the node that the mesh names, and reports how it ended. Used
 * on the simulation's thread alone.
 */
final class SimulatedGateway {

    private final String gatewayId;
    private final Fleet fleet;
    private final GatewayLink link;
    private final Timers timers;
    private final GatewayTerms terms;
    private final GatewayWitness witness;
    private final JobLedger ledger = new JobLedger();
    private final Map<WorkOrder.Key, Long> decisionsCameAt = new LinkedHashMap<>();
    private final TimeBasedEpochGenerator jobIds = Generators.timeBasedEpochGenerator();

    SimulatedGateway(
            String gatewayId,
            Fleet fleet,
            GatewayLink link,
            Timers timers,
            GatewayTerms terms,
            GatewayWitness witness) {
        this.gatewayId = gatewayId;
        this.fleet = fleet;
        this.link = link;
        this.timers = timers;
        this.terms = terms;
        this.witness = witness;
    }

    /** The jobs sent so far. */
    JobLedger ledger() {
        return ledger;
    }

    /**
     * Sends a job.
     *
     * @param nanos now, on the clock that decisions are timed with
     * @return the id that it was given
     */
    String send(SimulatedJob job, long nanos) {
        String jobId = jobIds.generate().toString();
        ledger.sent(jobId, job, nanos);
        link.send(request(jobId, job));
        return jobId;
    }

    private JobRequest request(String jobId, SimulatedJob job) {
        return JobRequest.newBuilder()
                .setJobId(jobId)
                .setGatewayId(gatewayId)
                .setTenantId(job.tenantId())
                .setSubcloudId(job.subcloudId().orElse(null))
                .setModel(job.wishes().capability().isPresent() ? "" : job.model())
                .setContextTokens(job.contextTokens())
                .setMaximumOutputTokens(job.outputTokens())
                .setZone(job.zone().orElse(null))
                .setClientAddress(job.clientAddress().orElse(null))
                .setGeoMode(job.geoMode())
                .setRegulatoryDomain(job.regulatoryDomain().orElse(null))
                .setCountries(job.countries())
                .setMinimumTrustLevel(job.minimumTrustLevel())
                .setPatienceMilliseconds(terms.patienceMilliseconds())
                .setLeaseMilliseconds(terms.leaseMilliseconds())
                .setCapability(job.wishes().capability().orElse(null))
                .setPriority(job.wishes().priority())
                .setSession(job.wishes().session().orElse(null))
                .setPrefixBlocks(job.wishes().prefixBlocks())
                .setDeadline(deadline(job).orElse(null))
                .build();
    }

    private Optional<Long> deadline(SimulatedJob job) {
        return job.wishes().deadlineAfter().map(time -> timers.now() + time.toMillis());
    }

    /**
     * Takes a decision from the log; those for jobs of other gateways are none of its business.
     *
     * @param nanos when it came
     */
    void take(RoutingDecision decision, long nanos) {
        if (!decision.getGatewayId().equals(gatewayId)) {
            return;
        }
        int attemptBefore = attemptOf(decision.getJobId());
        for (JobLedger.Step step : ledger.decided(decision, nanos)) {
            if (step instanceof JobLedger.Step.Withdraw withdraw) {
                withdraw(withdraw);
            }
            if (step instanceof JobLedger.Step.HandOver handOver) {
                handOver(handOver.job());
            }
        }
        if (attemptOf(decision.getJobId()) > attemptBefore) {
            witness.decided(ledger.job(decision.getJobId()));
        }
    }

    /** The node that holds the most live jobs for a Subcloud, and how many; nothing if none holds one. */
    Optional<KilledNode> busiestNode(String subcloudId) {
        return fleet.nodes().stream()
                .map(node -> new KilledNode(node.plan(), jobsFor(subcloudId, node)))
                .filter(candidate -> candidate.jobs() > 0)
                .max(Comparator.comparingInt(KilledNode::jobs));
    }

    private int jobsFor(String subcloudId, SimulatedNode node) {
        return (int) node.heldJobs().stream()
                .map(ledger::job)
                .filter(job -> job.job().subcloudId().equals(Optional.of(subcloudId)))
                .count();
    }

    private int attemptOf(String jobId) {
        TrackedJob job = ledger.job(jobId);
        return job == null ? 0 : job.attempt();
    }

    private void withdraw(JobLedger.Step.Withdraw withdraw) {
        decisionsCameAt.remove(withdraw.key());
        fleet.node(withdraw.nodeId()).ifPresent(node -> node.withdraw(withdraw.key()));
    }

    /** A node that is not of this fleet is like one that is down: it never answers. */
    private void handOver(TrackedJob job) {
        SlotTenancy slot = job.decision().getAssignment();
        WorkOrder order = new WorkOrder(
                job.jobId(),
                job.attempt(),
                slot.getBootEpoch(),
                job.decision().getModel(),
                job.job().contextTokens(),
                job.job().outputTokens(),
                chance(job));
        decisionsCameAt.put(order.key(), timers.now());
        fleet.node(slot.getNodeId()).ifPresent(node -> node.take(order, this::ended));
    }

    private double chance(TrackedJob job) {
        return Chance.of(
                        terms.seed(),
                        "service attempt " + job.attempt(),
                        job.job().index())
                .nextDouble();
    }

    private void ended(WorkOrder order, SimulatedNode.Ending ending) {
        Long cameAt = decisionsCameAt.remove(order.key());
        if (cameAt == null) {
            return;
        }
        long milliseconds = timers.now() - cameAt;
        TrackedJob job = ledger.job(order.jobId());
        if (ending instanceof SimulatedNode.Ending.Failed failed && ledger.failed(order.key())) {
            link.send(outcome(job, milliseconds)
                    .setStatus(OutcomeStatus.FAILED)
                    .setFailure(failed.why())
                    .setContextTokens(0)
                    .setOutputTokens(0)
                    .build());
        }
        if (ending instanceof SimulatedNode.Ending.Served && ledger.served(order.key(), milliseconds)) {
            link.send(outcome(job, milliseconds)
                    .setStatus(OutcomeStatus.SERVED)
                    .setContextTokens(order.contextTokens())
                    .setOutputTokens(order.outputTokens())
                    .build());
            witness.served(job);
        }
    }

    private JobOutcome.Builder outcome(TrackedJob job, long milliseconds) {
        RoutingDecision decision = job.decision();
        return JobOutcome.newBuilder()
                .setJobId(job.jobId())
                .setAttempt(decision.getAttempt())
                .setCell(decision.getCell())
                .setNodeId(decision.getAssignment().getNodeId())
                .setGatewayId(gatewayId)
                .setTenantId(decision.getTenantId())
                .setSubcloudId(decision.getSubcloudId())
                .setLatencyMilliseconds(milliseconds)
                .setFinishedAt(timers.now());
    }
}
