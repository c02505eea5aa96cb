package com.resultity.mesh.router.plan;

import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.resultity.mesh.edge.Holdings;
import com.resultity.mesh.router.explain.UnanswerableException;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import com.resultity.mesh.wire.RawRecord;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class PlanWindowTest {

    private static final long BEGIN = 1_000;
    private static final long END = 2_000;
    private static final Holdings OPERATOR = new Holdings(true, Set.of(), Set.of(), Set.of());
    private static final Holdings OWNER = new Holdings(false, Set.of("theirs"), Set.of(), Set.of());

    @Test
    void shouldTellNobodyButTheOperatorWhetherOthersHaveNoJobsOrTooMany() {
        assertEquals(refusal(OWNER, 0), refusal(OWNER, 1));
        assertEquals(refusal(OWNER, 0), refusal(OWNER, PlanWindow.MOST_JOBS + 1));
        assertNotEquals(refusal(OPERATOR, 0), refusal(OPERATOR, PlanWindow.MOST_JOBS + 1));
    }

    @Test
    void shouldHoldAsManyJobsAsItSays() {
        assertEquals(
                PlanWindow.MOST_JOBS,
                read(OPERATOR, PlanWindow.MOST_JOBS).told().size());
    }

    private static String refusal(Holdings holdings, int jobsOfOthers) {
        return assertThrows(UnanswerableException.class, () -> read(holdings, jobsOfOthers))
                .getMessage();
    }

    private static PlanWindow read(Holdings holdings, int jobsOfOthers) {
        RawRecord raw = new RawRecord(TopicCatalogue.LOCATED_JOBS.name(), 0, 0, BEGIN, null, null, new RecordHeaders());
        Accepted<LocatedJob> job =
                new Accepted<>("EU-0", aLocatedJob().subcloud("of-others").build(), raw);
        return PlanWindow.read(
                sink -> {
                    for (int number = 0; number < jobsOfOthers; number++) {
                        sink.accept(job);
                    }
                },
                BEGIN,
                END,
                holdings);
    }
}
