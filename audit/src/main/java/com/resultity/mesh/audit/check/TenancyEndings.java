package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Assignment;
import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.NodeChanges.Span;
import com.resultity.mesh.audit.evidence.NodeChanges.Told;
import com.resultity.mesh.audit.evidence.TenancyEnding;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.Optional;

/** Whether a node or a lease really did what a later decision says ended a tenancy. */
final class TenancyEndings {

    private TenancyEndings() {}

    /** What the evidence says of a claim. */
    sealed interface Verdict {

        /** The evidence bears it out. */
        record Borne() implements Verdict {}

        /** The log no longer holds what it rests on. */
        record Unverifiable() implements Verdict {}

        /**
         * The evidence is against it.
         *
         * @param detail why
         */
        record Contradicted(String detail) implements Verdict {}
    }

    /**
     * Judges a claim that a tenancy ended otherwise than by its outcome.
     *
     * @param held the decision that gave the slot
     * @param ending how it is said to have ended
     * @param endedAt when, milliseconds since 1970-01-01T00:00:00Z
     * @param later the decision that says so
     */
    static Verdict judge(Decision held, TenancyEnding ending, long endedAt, Decision later, Evidence evidence) {
        Assignment slot = held.assignment().orElseThrow();
        return switch (ending) {
            case LEASE_ENDED ->
                endedAt >= slot.leaseEndsAt()
                        ? new Verdict.Borne()
                        : new Verdict.Contradicted("its lease had not ended by " + endedAt);
            case NODE_SILENT, NODE_LEFT, NODE_RESTARTED, NODE_EXPELLED, STANDING_LOST ->
                told(held, slot, ending, later, evidence) ? new Verdict.Borne() : untold(ending, evidence);
            case OUTCOME, UNKNOWN -> new Verdict.Unverifiable();
        };
    }

    private static boolean told(
            Decision held, Assignment slot, TenancyEnding ending, Decision later, Evidence evidence) {
        Span span = new Span(held.readOf(TopicCatalogue.NODE_STATES), later.readOf(TopicCatalogue.NODE_STATES));
        return switch (ending) {
            case NODE_SILENT -> evidence.nodeChanges().silent(held.cell(), slot.nodeId(), span);
            case NODE_LEFT -> evidence.nodeChanges().left(held.cell(), slot.nodeId(), span);
            case NODE_EXPELLED -> expelled(held, slot, span, evidence);
            case STANDING_LOST -> evidence.nodeChanges().told(held.cell(), slot.nodeId(), span, Told::poor);
            default -> evidence.nodeChanges().restarted(held.cell(), slot.nodeId(), slot.bootEpoch(), span);
        };
    }

    /** Out of the job's pool, or not what it was when it was given the job: what a job demands of it need not hold then. */
    private static boolean expelled(Decision held, Assignment slot, Span span, Evidence evidence) {
        Optional<Told> before = held.readOf(TopicCatalogue.NODE_STATES)
                .flatMap(read -> evidence.nodeChanges().last(held.cell(), slot.nodeId(), read));
        return evidence.nodeChanges()
                .told(
                        held.cell(),
                        slot.nodeId(),
                        span,
                        state -> !state.in(held.subcloudId())
                                || before.filter(told -> !told.traits().equals(state.traits()))
                                        .isPresent());
    }

    private static Verdict untold(TenancyEnding ending, Evidence evidence) {
        return evidence.kept().whole(TopicCatalogue.NODE_STATES)
                ? new Verdict.Contradicted("no node state between the two decisions says " + ending)
                : new Verdict.Unverifiable();
    }
}
