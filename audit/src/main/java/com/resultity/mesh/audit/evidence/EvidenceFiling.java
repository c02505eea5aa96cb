package com.resultity.mesh.audit.evidence;

import com.resultity.mesh.audit.log.LogRecord;
import com.resultity.mesh.audit.log.LogRecord.Content;
import com.resultity.mesh.schemas.AccessGrant;
import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.Model;
import com.resultity.mesh.schemas.Node;
import com.resultity.mesh.schemas.NodeHeartbeat;
import com.resultity.mesh.schemas.NodeLocation;
import com.resultity.mesh.schemas.NodeMemberships;
import com.resultity.mesh.schemas.NodeRelease;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.schemas.Tenant;
import com.resultity.mesh.schemas.UsageLine;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import org.apache.avro.specific.SpecificRecord;

/** Files each record of the log under what it speaks of. Records may come in any order of partitions. */
public final class EvidenceFiling {

    private final Evidence evidence = new Evidence();
    private final JobFiling jobs = new JobFiling(evidence);
    private final NodeFiling nodes = new NodeFiling(evidence);
    private final PolicyFiling policies = new PolicyFiling(evidence);
    private final DeadLetterFiling deadLetters = new DeadLetterFiling(evidence.setAside());
    private final AddressFiling addresses = new AddressFiling(evidence.addresses());

    /** What was filed so far. */
    public Evidence evidence() {
        return evidence;
    }

    /** A partition begins at this offset; what lay before is no longer kept. Without a word of it, it begins at 0. */
    public void begins(Topic<?> topic, int partition, long offset) {
        evidence.kept().begins(topic, partition, offset);
    }

    /** Files one record. */
    public void file(LogRecord record) {
        Position position = new Position(record.topic().name(), record.partition(), record.offset());
        evidence.kept().saw(record.topic(), record.partition(), record.offset());
        addresses.file(record, position);
        if (record.content() instanceof Content.Undecodable undecodable) {
            evidence.setAside()
                    .add(
                            position,
                            new SetAside.Unbelievable(
                                    record.timestamp(), undecodable.reason(), undecodable.valueLength()));
        } else if (record.content() instanceof Content.Decoded decoded) {
            if (record.topic().equals(TopicCatalogue.PLACEMENT_POLICIES)) {
                policies.fileCopy(decoded.key(), decoded.value() != null, position, record.timestamp());
            } else if (decoded.value() != null) {
                file(decoded.key(), decoded.value(), position, record.timestamp());
            } else if (record.topic().equals(TopicCatalogue.NODES)) {
                evidence.nodes().addWithdrawal(decoded.key());
            }
        }
    }

    private void file(String key, SpecificRecord value, Position position, long timestamp) {
        if (value instanceof NodeHeartbeat heartbeat) {
            nodes.file(heartbeat, timestamp);
        } else if (value instanceof JobRequest request) {
            jobs.file(request, position, timestamp);
        } else if (value instanceof LocatedJob located) {
            jobs.file(located, position);
        } else if (value instanceof HandedOnJob handedOn) {
            jobs.file(handedOn);
        } else if (value instanceof RoutingDecision decision) {
            jobs.file(decision, position);
        } else if (value instanceof JobOutcome outcome) {
            jobs.file(outcome, position, timestamp);
        } else if (value instanceof NodeState state) {
            nodes.file(state, position);
        } else if (value instanceof Node node) {
            nodes.file(node);
        } else if (value instanceof NodeMemberships memberships) {
            nodes.file(memberships);
        } else if (value instanceof NodeLocation location) {
            nodes.file(location);
        } else if (value instanceof Subcloud subcloud) {
            policies.file(subcloud);
        } else if (value instanceof AccessGrant grant) {
            policies.file(grant);
        } else if (value instanceof Tenant tenant) {
            policies.file(tenant);
        } else if (value instanceof Model model) {
            policies.file(model);
        } else if (value instanceof NodeRelease release) {
            nodes.file(release, position);
        } else if (value instanceof UsageLine line) {
            evidence.ledger().add(key, ledgerLine(line, position));
        } else if (value instanceof DeadLetter letter) {
            deadLetters.file(key, letter, position);
        }
    }

    private static LedgerLine ledgerLine(UsageLine line, Position position) {
        return new LedgerLine(
                position,
                line.getDay(),
                line.getNodeId(),
                new UsageFigures(
                        line.getJobs(),
                        line.getContextTokens(),
                        line.getOutputTokens(),
                        line.getServedMilliseconds(),
                        line.getWeightedUnits()));
    }
}
