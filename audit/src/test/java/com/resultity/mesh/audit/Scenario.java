package com.resultity.mesh.audit;

import static com.resultity.mesh.testkit.records.Records.NODE_ID;
import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aHeartbeat;
import static com.resultity.mesh.testkit.records.Records.aJobRequest;
import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.aLocation;
import static com.resultity.mesh.testkit.records.Records.aNode;
import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static com.resultity.mesh.testkit.records.Records.anAssignment;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static com.resultity.mesh.testkit.records.Records.someMemberships;

import com.resultity.mesh.audit.TestingLog.Entry;
import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.schemas.InputPosition;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.PreviousTenancy;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.testkit.records.AssignmentBuilder;
import com.resultity.mesh.testkit.records.JobRequestBuilder;
import com.resultity.mesh.testkit.records.LocatedJobBuilder;
import com.resultity.mesh.testkit.records.Records;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.EnumMap;
import java.util.Map;

/** A clean log of one node in EU-0 which offers 4 slots, to which a test adds jobs and one fault. */
final class Scenario {

    static final String JOB = Records.JOB_ID;
    static final String NEXT_JOB = jobId(NOW, 2);

    final TestingLog log = new TestingLog();

    Scenario() {
        node(NODE_ID, "EU", "DE");
    }

    /** Enrols a node, and lets it be heard. */
    void node(String nodeId, String zone, String country) {
        log.append(
                TopicCatalogue.NODES,
                nodeId,
                aNode().id(nodeId).country(country).build());
        log.append(
                TopicCatalogue.SUBCLOUD_MEMBERSHIPS,
                nodeId,
                someMemberships().node(nodeId).build());
        log.append(
                TopicCatalogue.NODE_LOCATIONS,
                nodeId,
                aLocation().node(nodeId).zone(zone).country(country).build());
        log.append(
                TopicCatalogue.NODE_HEARTBEATS,
                nodeId,
                aHeartbeat().node(nodeId).build());
        state(aNodeState().node(nodeId).zone(zone).country(country).build());
    }

    Entry state(NodeState state) {
        return log.append(TopicCatalogue.NODE_STATES, state.getNodeId(), state);
    }

    /** A request, and the label that goes with it. */
    LocatedJob accepted(String jobId) {
        return accepted(aJobRequest().job(jobId), aLocatedJob().job(jobId));
    }

    LocatedJob accepted(JobRequestBuilder request, LocatedJobBuilder label) {
        Entry asked = request(request);
        return located(label.requestPosition(asked.partition(), asked.offset()));
    }

    Entry request(JobRequestBuilder request) {
        return log.append(TopicCatalogue.JOB_REQUESTS, request.build().getJobId(), request.build());
    }

    LocatedJob located(LocatedJobBuilder label) {
        LocatedJob job = label.build();
        log.append(TopicCatalogue.LOCATED_JOBS, job.getLadder().get(0).getCell(), job);
        return job;
    }

    Entry decided(RoutingDecision decision) {
        return log.append(TopicCatalogue.ROUTING_DECISIONS, decision.getJobId(), decision);
    }

    Entry ended(JobOutcome outcome) {
        return log.append(TopicCatalogue.JOB_OUTCOMES, outcome.getCell(), outcome);
    }

    /** An assignment of a job, made on all that is on the log by now. */
    AssignmentBuilder assignment(LocatedJob job) {
        return anAssignment().of(job).positions(read());
    }

    /** The ends of the inputs of the cell. */
    InputPosition[] read() {
        return new InputPosition[] {
            new InputPosition(TopicCatalogue.NODE_STATES.name(), 0, log.nextOffset(TopicCatalogue.NODE_STATES, 0) - 1),
            new InputPosition(TopicCatalogue.JOB_OUTCOMES.name(), 0, log.nextOffset(TopicCatalogue.JOB_OUTCOMES, 0) - 1)
        };
    }

    /** A first job of the node, served on slot 0; gives the outcome. */
    Entry servedOnSlotZero() {
        return served(assignment(accepted(JOB)).build());
    }

    Entry served(RoutingDecision assignment) {
        decided(assignment);
        return ended(Records.anOutcome().of(assignment).build());
    }

    /** The end of the first job's tenancy by its outcome. */
    static PreviousTenancy endedBy(Entry outcome) {
        return new PreviousTenancy(JOB, 1, TenancyEnd.OUTCOME, NOW + 800, outcome.partition(), outcome.offset());
    }

    static PreviousTenancy endedWithoutOutcome(TenancyEnd end, long endedAt) {
        return new PreviousTenancy(JOB, 1, end, endedAt, null, null);
    }

    /** The breaches that are found, those of which there is none left out. */
    Map<BreachKind, Long> found() {
        return found(log.audit());
    }

    static Map<BreachKind, Long> found(AuditReport report) {
        Map<BreachKind, Long> found = new EnumMap<>(report.countsByKind());
        found.values().removeIf(count -> count == 0);
        return found;
    }
}
