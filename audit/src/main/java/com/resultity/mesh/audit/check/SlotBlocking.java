package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Assignment;
import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.EndedTenancy;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.Position;
import com.resultity.mesh.audit.evidence.TenancyEnding;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * When the slot of a tenancy may be given away. A node that was taken a job from may still work at it: the slot stays blocked
 * until the lease ends, the node has started again, or the late outcome of the void attempt shows that it is done.
 */
final class SlotBlocking {

    private static final Set<TenancyEnding> STILL_AT_WORK = EnumSet.of(
            TenancyEnding.NODE_SILENT,
            TenancyEnding.NODE_LEFT,
            TenancyEnding.NODE_EXPELLED,
            TenancyEnding.STANDING_LOST);

    private SlotBlocking() {}

    /** What the evidence says of an outcome that is said to have freed a slot. */
    sealed interface Outcome {

        /** It lies there and had been read. */
        record Read() implements Outcome {}

        /** The log no longer holds it. */
        record Forgotten() implements Outcome {}

        /**
         * It is none, or had not been read.
         *
         * @param detail why
         */
        record Wrong(String detail) implements Outcome {}
    }

    /** Whether a slot may be blocked, by the way in which its last tenancy is said to have ended. */
    static boolean blocks(EndedTenancy previous, Decision before, Decision decision) {
        Assignment held = before.assignment().orElseThrow();
        Assignment given = decision.assignment().orElseThrow();
        return STILL_AT_WORK.contains(previous.ending())
                && decision.decidedAt() < held.leaseEndsAt()
                && given.bootEpoch() <= held.bootEpoch();
    }

    /** Judges the outcome that a decision says ended the tenancy before its own, or showed that it is done. */
    static Outcome judge(Position position, Decision before, Decision decision, Evidence evidence) {
        if (evidence.kept().deleted(position)) {
            return new Outcome.Forgotten();
        }
        Optional<com.resultity.mesh.audit.evidence.Outcome> outcome =
                evidence.historyOf(before.jobId()).outcomes().stream()
                        .filter(candidate -> candidate.position().equals(position))
                        .filter(candidate -> candidate.concerns(before))
                        .findFirst();
        if (outcome.isEmpty()) {
            return new Outcome.Wrong("no outcome of the tenancy before it lies at " + position);
        }
        boolean read = decision.readOf(TopicCatalogue.JOB_OUTCOMES)
                .filter(upTo -> upTo.partition() == position.partition() && upTo.offset() >= position.offset())
                .isPresent();
        return read
                ? new Outcome.Read()
                : new Outcome.Wrong("it was decided before the outcome at " + position + " was read");
    }
}
