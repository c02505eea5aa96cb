package com.resultity.mesh.audit.evidence;

import com.resultity.mesh.topics.Topic;
import java.util.List;
import java.util.Optional;

/**
 * A routing decision, where it lies first. Times are milliseconds since 1970-01-01T00:00:00Z.
 *
 * @param position where it lies
 * @param fingerprint tells whether another decision is the same to the last field
 * @param jobId the job
 * @param attempt the attempt that it decides, from 1
 * @param verdict what it decides
 * @param reason why the job was refused or expired
 * @param cell the cell that decided
 * @param gatewayId the gateway that asked
 * @param tenantId the tenant
 * @param subcloudId the Subcloud; empty: the global pool
 * @param policyVersion version of the Subcloud that was decided on
 * @param grantVersion version of the grant that was decided on; 0: none
 * @param admission what else let it in
 * @param assignment the slot, where one was assigned
 * @param replaced the attempt that it replaces
 * @param read the last outcome, node state and entry of a table that its cell had read
 * @param unexplained what is missing of its explanation; empty where nothing is
 * @param rewardMultiplierThousandths what the job's usage is multiplied by for rewards, in thousandths
 * @param requestedAt when the job was asked for
 * @param decidedAt when it was decided
 */
public record Decision(
        Position position,
        Fingerprint fingerprint,
        String jobId,
        int attempt,
        Verdict verdict,
        Optional<String> reason,
        String cell,
        String gatewayId,
        String tenantId,
        Optional<String> subcloudId,
        long policyVersion,
        long grantVersion,
        Admission admission,
        Optional<Assignment> assignment,
        Optional<Replaced> replaced,
        List<Position> read,
        Optional<String> unexplained,
        int rewardMultiplierThousandths,
        long requestedAt,
        long decidedAt) {

    /**
     * What let a job in, apart from the Subcloud and the grant.
     *
     * @param model name of the model; empty where none was found
     * @param modelVersion version of the model that was decided on; 0: it was unknown
     * @param tenantVersion version of the tenant that was decided on; 0: it was unknown
     * @param bound whether it is decided for the Subcloud that its tenant is bound to, without asking for it
     * @param tokenId id of the access token
     */
    public record Admission(
            String model, long modelVersion, long tenantVersion, boolean bound, Optional<String> tokenId) {}

    /** What a decision decides. UNKNOWN is of a kind that is newer than this reader. */
    public enum Verdict {
        ASSIGNED,
        REFUSED,
        EXPIRED,
        UNKNOWN
    }

    /** Whether no attempt may follow this one. */
    public boolean closesJob() {
        return verdict == Verdict.REFUSED || verdict == Verdict.EXPIRED;
    }

    /** Whether the other decides the same attempt in the same way, to the last field. */
    public boolean repeats(Decision other) {
        return attempt == other.attempt && fingerprint.equals(other.fingerprint);
    }

    /** The last record of a topic that its cell had read, if the decision says so. */
    public Optional<Position> readOf(Topic<?> topic) {
        return read.stream()
                .filter(position -> position.topic().equals(topic.name()))
                .findFirst();
    }

    /** Id of the node that was assigned, or null. */
    public String nodeId() {
        return assignment.map(Assignment::nodeId).orElse(null);
    }

    Decision at(Position earlier) {
        return new Decision(
                earlier,
                fingerprint,
                jobId,
                attempt,
                verdict,
                reason,
                cell,
                gatewayId,
                tenantId,
                subcloudId,
                policyVersion,
                grantVersion,
                admission,
                assignment,
                replaced,
                read,
                unexplained,
                rewardMultiplierThousandths,
                requestedAt,
                decidedAt);
    }
}
