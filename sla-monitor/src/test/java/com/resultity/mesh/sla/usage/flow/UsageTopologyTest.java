package com.resultity.mesh.sla.usage.flow;

import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aRefusal;
import static com.resultity.mesh.testkit.records.Records.anAssignment;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.UsageLine;
import com.resultity.mesh.sla.usage.flow.RandomJobs.Heard;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTopologyTest {

    private final TestingUsage usage = new TestingUsage();

    @AfterEach
    void close() {
        usage.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldSumTheOutcomesExactlyThoughRestarted(long seed) {
        Random random = new Random(seed);
        RandomJobs jobs = new RandomJobs(random, 120);
        for (Heard heard : jobs.order()) {
            if (heard.decision() != null) {
                usage.decide(heard.decision(), heard.decision().getDecidedAt());
            } else {
                usage.report(heard.report().outcome(), heard.report().takenAt());
            }
            if (random.nextInt(100) == 0) {
                usage.restart();
            }
        }

        assertEquals(figures(jobs.ledger()), figures(usage.told()), "seed " + seed);
        assertEquals(List.of(), usage.deadLetters(), "seed " + seed);
    }

    @Test
    void shouldTellNothingTwice() {
        RoutingDecision decision = anAssignment().build();
        for (int time = 0; time < 3; time++) {
            usage.decide(decision, NOW);
            usage.report(anOutcome().of(decision).build(), NOW);
            usage.restart();
        }
        assertEquals(1, usage.tellings());
        UsageLine line = usage.told().get("2026-01-01/node-eu-001/-/tenant-a");
        assertEquals(1, line.getVersion());
        assertEquals(640_000, line.getWeightedUnits());
    }

    @Test
    void shouldForgetEndedJobsSoonerThanOpenOnesAndNeverLetThemCountAgain() {
        RoutingDecision served = anAssignment().job(jobId(NOW, 1)).build();
        usage.decide(served, NOW);
        usage.report(anOutcome().of(served).build(), NOW);
        usage.decide(anAssignment().job(jobId(NOW, 2)).build(), NOW);
        usage.decide(aRefusal().job(jobId(NOW, 3)).build(), NOW);
        assertEquals(3, usage.rememberedJobs());

        tick(NOW + JobAccountant.REMEMBER_ENDED_MILLISECONDS + 60_000);
        assertEquals(2, usage.rememberedJobs(), "the open one and the tick");
        tick(NOW + JobAccountant.REMEMBER_OPEN_MILLISECONDS + 60_000);
        assertEquals(2, usage.rememberedJobs(), "both ticks");

        usage.decide(served, NOW);
        usage.report(anOutcome().of(served).build(), NOW + JobAccountant.REMEMBER_OPEN_MILLISECONDS + 60_000);
        assertEquals(1, usage.tellings());
    }

    @Test
    void shouldForgetLinesThatNothingOnTheLogCanChange() {
        serve(jobId(NOW, 1), NOW);
        serve(jobId(NOW, 2), NOW + 8 * 86_400_000L);
        assertEquals(2, usage.rememberedLines());
        serve(jobId(NOW, 3), NOW + 10 * 86_400_000L);
        assertEquals(2, usage.rememberedLines());
        assertEquals(3, usage.told().size());
    }

    @Test
    void shouldSetAsideFiguresThatNothingCouldHaveServed() {
        usage.report(anOutcome().tokens(-1, 0).build(), NOW);
        usage.report(anOutcome().tokens(0, UsageChecks.MOST_TOKENS + 1).build(), NOW);
        usage.report(anOutcome().latency(UsageChecks.MOST_MILLISECONDS + 1).build(), NOW);
        usage.decide(anAssignment().subcloud("gold", 1).rewarding(-1).build(), NOW);
        usage.decide(anAssignment().subcloud("gold", 1).rewarding(100_001).build(), NOW);
        usage.decide(anAssignment().tenant("a/b").build(), NOW);
        usage.decide(anAssignment().attempt(0).build(), NOW);

        assertEquals(
                List.of(
                        "contextTokens is not between 0 and 100000000",
                        "outputTokens is not between 0 and 100000000",
                        "latencyMilliseconds is not between 0 and 86400000",
                        "rewardMultiplierThousandths is not between 0 and 100000",
                        "rewardMultiplierThousandths is not between 0 and 100000",
                        "tenantId is not an id",
                        "attempt is not between 1 and 1000"),
                usage.deadLetters().stream().map(DeadLetter::getDetail).toList());
    }

    @Test
    void shouldSetAsideReportsThatFloodAJobAndStillPayIt() {
        RoutingDecision decision = anAssignment().build();
        usage.decide(decision, NOW);
        for (int number = 0; number < 100; number++) {
            usage.report(
                    anOutcome()
                            .of(decision)
                            .attempt(2)
                            .gateway("gateway-" + number)
                            .build(),
                    NOW);
        }
        usage.report(anOutcome().of(decision).build(), NOW);

        List<DeadLetter> letters = usage.deadLetters();
        assertEquals(36, letters.size());
        assertTrue(letters.stream()
                .allMatch(letter -> letter.getReason() == DeadLetterReason.INVALID_FIELD
                        && letter.getConsumer().equals("usage-ledger")));
        assertEquals(64, letters.get(0).getOffset());
        assertEquals(1, usage.told().size());
    }

    @Test
    void shouldReadWhatTheCatalogueSaysAndOtherwiseItsOwnRepartitionTopicsAlone() {
        TopologyDescription description =
                UsageTopology.of(new TestingValueSerdes()).describe();
        Set<String> expected =
                Consumer.USAGE_LEDGER.reads().stream().map(Topic::name).collect(Collectors.toCollection(TreeSet::new));
        expected.addAll(Set.of("outcomes-by-job-repartition", "entries-by-line-repartition"));
        assertEquals(
                expected,
                description.subtopologies().stream()
                        .flatMap(subtopology -> subtopology.nodes().stream())
                        .filter(TopologyDescription.Source.class::isInstance)
                        .flatMap(source -> ((TopologyDescription.Source) source).topicSet().stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private void serve(String jobId, long decidedAt) {
        RoutingDecision decision =
                anAssignment().job(jobId).decidedAt(decidedAt).build();
        usage.decide(decision, decidedAt);
        usage.report(anOutcome().of(decision).build(), decidedAt);
    }

    /** Moves the time of the log on, and leaves a job behind that nothing is said of any more. */
    private void tick(long time) {
        usage.decide(anAssignment().job(jobId(time, 9)).decidedAt(time).build(), time);
    }

    /** Lines without what says how they came about; those of which all was taken back are none. */
    private static Map<String, List<Long>> figures(Map<String, UsageLine> lines) {
        Map<String, List<Long>> figures = new TreeMap<>();
        lines.forEach((key, line) -> figures.put(
                key,
                List.of(
                        line.getJobs(),
                        line.getContextTokens(),
                        line.getOutputTokens(),
                        line.getServedMilliseconds(),
                        line.getWeightedUnits())));
        figures.values().removeIf(List.of(0L, 0L, 0L, 0L, 0L)::equals);
        return figures;
    }
}
