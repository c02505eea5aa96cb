package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.DeadLetters;
import com.resultity.mesh.wire.Intake;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.RecordCheck.Fault;

/** Sets aside records that are sound, but that no cell of their partition can do anything with. */
final class UnplaceableRecords {

    private static final String READER = Consumer.ROUTER_PLACE.applicationId();

    private static final Fault TOO_OLD =
            new Fault(DeadLetterReason.STALE, "so old that its cell has forgotten whether it was decided");

    private static final Fault NOT_HERE = new Fault(
            DeadLetterReason.INVALID_FIELD,
            "no cell of that name is on this partition: an outcome goes to the cell that its decision names, and Kafka's"
                    + " default partitioner finds its partition by that key");

    private UnplaceableRecords() {}

    /** A request that is so old that its cell cannot know whether it was decided. */
    static Intake.Rejected<LocatedJob> tooOld(RawRecord job, long now) {
        return DeadLetters.of(READER, TopicCatalogue.LOCATED_JOBS, job, TOO_OLD, now);
    }

    /** An outcome of a cell that is not here, and so holds none of its slots here. */
    static Intake.Rejected<JobOutcome> notHere(RawRecord outcome, long now) {
        return DeadLetters.of(READER, TopicCatalogue.JOB_OUTCOMES, outcome, NOT_HERE, now);
    }
}
