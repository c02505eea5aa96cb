package com.resultity.mesh.router.plan;

import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static com.resultity.mesh.testkit.records.Records.aNodeState;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.resultity.mesh.edge.Holdings;
import com.resultity.mesh.router.explain.UnanswerableException;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import com.resultity.mesh.wire.RawRecord;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
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

    /** Of a window long past, all that ended since would else be in memory. */
    @Test
    void shouldHoldHowLongJobsOfTheWindowTookAndNoOthers() {
        PlanWindow window = read(sink -> {
            sink.accept(job("of-others"));
            sink.accept(outcome(jobId(BEGIN, 1), 70));
            sink.accept(outcome(jobId(END, 2), 80));
            sink.accept(outcome(jobId(BEGIN - 1, 3), 500));
            sink.accept(outcome(jobId(END + 1, 4), 600));
            sink.accept(outcome("no id", 700));
        });
        assertEquals(70, window.durations().of(jobId(BEGIN, 1)));
        assertEquals(80, window.durations().of(jobId(END, 2)));
        long median = window.durations().of("of another");
        assertEquals(80, median);
        assertEquals(median, window.durations().of(jobId(BEGIN - 1, 3)));
        assertEquals(median, window.durations().of(jobId(END + 1, 4)));
    }

    @Test
    void shouldHoldNoMoreOutcomesAndChangesThanJobs() {
        assertThrows(
                UnanswerableException.class,
                () -> read(sink -> {
                    sink.accept(job("of-others"));
                    for (int number = 0; number <= PlanWindow.MOST_JOBS; number++) {
                        sink.accept(outcome(jobId(BEGIN, number), 70));
                    }
                }));
        Accepted<NodeState> change = new Accepted<>("node", aNodeState().build(), raw(TopicCatalogue.NODE_STATES));
        assertThrows(
                UnanswerableException.class,
                () -> read(sink -> {
                    sink.accept(job("of-others"));
                    for (int number = 0; number <= PlanWindow.MOST_CHANGES; number++) {
                        sink.accept(change);
                    }
                }));
    }

    /** The bytes that records were read from are as many as what was made of them. */
    @Test
    void shouldHoldWhatRecordsSayAndNotTheirBytes() {
        PlanWindow window = read(sink -> {
            sink.accept(of(TopicCatalogue.NODE_STATES, aNodeState().build(), BEGIN - 1));
            sink.accept(of(TopicCatalogue.NODE_STATES, aNodeState().build(), BEGIN));
            sink.accept(of(TopicCatalogue.LOCATED_JOBS, aLocatedJob().build(), BEGIN));
        });
        assertEquals(3, window.records().size());
        window.records().forEach(record -> {
            assertNull(record.raw().value());
            assertEquals(7, record.raw().partition());
            assertEquals(9, record.raw().offset());
        });
    }

    private static <V extends SpecificRecord> Accepted<V> of(Topic<V> topic, V value, long time) {
        RawRecord raw = new RawRecord(topic.name(), 7, 9, time, new byte[1], new byte[1], new RecordHeaders());
        return new Accepted<>("key", value, raw);
    }

    private static String refusal(Holdings holdings, int jobsOfOthers) {
        return assertThrows(UnanswerableException.class, () -> read(holdings, jobsOfOthers))
                .getMessage();
    }

    private static PlanWindow read(Holdings holdings, int jobsOfOthers) {
        Accepted<LocatedJob> job = job("of-others");
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

    private static PlanWindow read(Consumer<Consumer<Accepted<? extends SpecificRecord>>> inputs) {
        return PlanWindow.read(inputs, BEGIN, END, OPERATOR);
    }

    private static Accepted<LocatedJob> job(String subcloudId) {
        return new Accepted<>("EU-0", aLocatedJob().subcloud(subcloudId).build(), raw(TopicCatalogue.LOCATED_JOBS));
    }

    private static Accepted<JobOutcome> outcome(String jobId, long milliseconds) {
        return new Accepted<>(
                "EU-0", anOutcome().job(jobId).latency(milliseconds).build(), raw(TopicCatalogue.JOB_OUTCOMES));
    }

    private static RawRecord raw(Topic<?> topic) {
        return new RawRecord(topic.name(), 0, 0, BEGIN, null, null, new RecordHeaders());
    }

    /** A UUID of version 7. */
    private static String jobId(long time, int number) {
        return String.format("%08x-%04x-7000-8000-%012x", time >>> 16, time & 0xffff, number);
    }
}
