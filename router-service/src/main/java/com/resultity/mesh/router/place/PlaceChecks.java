package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.HandOnPurpose;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.Stage;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.topics.PolicyKey;
import com.resultity.mesh.topics.TableKeys;
import com.resultity.mesh.wire.RecordCheck;
import com.resultity.mesh.wire.RecordCheck.Fault;
import java.util.Optional;
import java.util.stream.Stream;

/** What place demands of its inputs beyond their schemas. */
final class PlaceChecks {

    static final RecordCheck<LocatedJob> LOCATED_JOB = (key, job, timestamp) -> faultOf(job)
            .or(() -> job.getLadder().get(0).getCell().equals(key)
                    ? Optional.empty()
                    : fault(DeadLetterReason.KEY_MISMATCH, "the key is not the first cell of the ladder"));

    static final RecordCheck<HandedOnJob> HANDED_ON_JOB = (key, handedOn, timestamp) -> faultOf(handedOn.getJob())
            .or(() -> faultOf(handedOn))
            .or(() -> handedOn.getToCell().equals(key)
                    ? Optional.empty()
                    : fault(DeadLetterReason.KEY_MISMATCH, "the key is not the next cell"));

    static final RecordCheck<JobOutcome> JOB_OUTCOME = RecordCheck.keyIs(JobOutcome::getCell);

    static final RecordCheck<NodeState> NODE_STATE = RecordCheck.keyIs(NodeState::getNodeId);

    static final RecordCheck<PlacementPolicy> PLACEMENT_POLICY = (key, policy, timestamp) -> {
        Optional<PolicyKey> expected = TableKeys.of(policy);
        if (expected.isEmpty()) {
            return fault(DeadLetterReason.INVALID_FIELD, "just one of the tables' entries must be set");
        }
        return expected.get().text().equals(key)
                ? Optional.empty()
                : fault(DeadLetterReason.KEY_MISMATCH, "the key does not name what the value holds");
    };

    static final RecordCheck<CellSummary> CELL_SUMMARY = RecordCheck.keyIs(CellSummary::getCell);

    private PlaceChecks() {}

    private static Optional<Fault> faultOf(LocatedJob job) {
        if (JobTime.of(job.getJobId()).isEmpty()) {
            return fault(DeadLetterReason.INVALID_FIELD, "the job id is not a UUID of version 7");
        }
        return job.getLadder().isEmpty()
                ? fault(DeadLetterReason.INVALID_FIELD, "the ladder is empty")
                : Optional.empty();
    }

    /** A word that is newer than this version cannot be carried on as it was, so the token stays for one that knows it. */
    private static Optional<Fault> faultOf(HandedOnJob handedOn) {
        boolean unknownStage = handedOn.getVisits().stream()
                .flatMap(visit -> Stream.concat(visit.getFunnel().stream(), visit.getNearMisses().stream()))
                .anyMatch(count -> count.getStage() == Stage.UNRECOGNISED);
        boolean unknownEnd =
                handedOn.getVoided() != null && handedOn.getVoided().getEnd() == TenancyEnd.UNRECOGNISED;
        boolean unknownPurpose = handedOn.getPurpose() == HandOnPurpose.UNRECOGNISED;
        return unknownStage || unknownEnd || unknownPurpose
                ? fault(DeadLetterReason.INVALID_FIELD, "it names a stage, an end or a purpose that is not known here")
                : Optional.empty();
    }

    private static Optional<Fault> fault(DeadLetterReason reason, String detail) {
        return Optional.of(new Fault(reason, detail));
    }
}
