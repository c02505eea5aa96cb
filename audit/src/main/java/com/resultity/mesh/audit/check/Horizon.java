package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.JobHistory;
import com.resultity.mesh.audit.evidence.Located;
import com.resultity.mesh.topics.Retention;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How far back the whole story of a job is still on the log. Partitions are deleted from piece by piece, so that of an older
 * job the label may be left and its decision gone.
 *
 * @param since jobs that were requested before are not judged, milliseconds since 1970-01-01T00:00:00Z
 */
record Horizon(long since) {

    private static final List<Topic<?>> STORY =
            List.of(TopicCatalogue.LOCATED_JOBS, TopicCatalogue.ROUTING_DECISIONS, TopicCatalogue.JOB_OUTCOMES);

    static Horizon of(Evidence evidence, Moment moment) {
        if (STORY.stream().allMatch(evidence.kept()::whole)) {
            return new Horizon(Long.MIN_VALUE);
        }
        long kept = STORY.stream()
                .map(Topic::retention)
                .filter(Retention.DeleteAfter.class::isInstance)
                .mapToLong(
                        retention -> ((Retention.DeleteAfter) retention).time().toMillis())
                .min()
                .orElse(0);
        return new Horizon(moment.now() - kept);
    }

    /** Whether a job is too old to be judged. */
    boolean hides(JobHistory job) {
        return LongStream.concat(
                                job.located().stream().mapToLong(Located::requestedAt),
                                job.decisions().stream().mapToLong(Decision::requestedAt))
                        .min()
                        .orElse(Long.MAX_VALUE)
                < since;
    }
}
