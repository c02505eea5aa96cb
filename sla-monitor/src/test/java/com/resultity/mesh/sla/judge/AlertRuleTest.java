package com.resultity.mesh.sla.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.sla.measure.LatencyPercentiles;
import com.resultity.mesh.sla.measure.PartsPerMillion;
import com.resultity.mesh.sla.measure.ServiceFigures;
import com.resultity.mesh.sla.measure.SlidingWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AlertRuleTest {

    private static final SlidingWindow WINDOW = new SlidingWindow(60_000);
    private static final AlertRule RULE = new AlertRule(5, 2_000);
    private static final Promise PROMISE = new Promise(OptionalInt.of(995_000), OptionalLong.of(8_000), WINDOW);
    private static final ServiceFigures NOTHING = served(0, 0);

    private final List<Alert> alerts = new ArrayList<>();
    private Watch watch = new Watch.Quiet();
    private long now;

    @Test
    void shouldFireOnceWhenOneAttemptOfThirtyFails() {
        look(served(29, 1));
        look(served(29, 1));

        assertEquals(
                List.of(new Alert(
                        Objective.AVAILABILITY,
                        true,
                        995_000,
                        966_666,
                        2_000,
                        "Subcloud gold promises to serve 99.5 % of its jobs, but over the last 60 s it served 96.6666 %"
                                + " of the attempts at them: 29 served, 1 not.")),
                alerts);
    }

    @Test
    void shouldResolveOnceAfterPromiseWasKeptForWholeSettlingTime() {
        look(served(29, 1));
        look(served(40, 0));
        look(served(41, 0));
        look(served(42, 0));

        assertEquals(2, alerts.size());
        assertEquals(
                new Alert(
                        Objective.AVAILABILITY,
                        false,
                        995_000,
                        1_000_000,
                        6_000,
                        "Subcloud gold keeps its promise again: over the last 60 s it served 100 % of the"
                                + " attempts at its jobs, and promises 99.5 %."),
                alerts.get(1));
    }

    @Test
    void shouldBeginToSettleAnewWhenPromiseIsBrokenInBetween() {
        look(served(29, 1));
        look(served(40, 0));
        look(served(40, 1));
        look(served(40, 0));
        assertEquals(1, alerts.size());

        look(served(40, 0));
        assertEquals(2, alerts.size());
    }

    @Test
    void shouldNeitherFireNorResolveOnTooFewAttempts() {
        look(served(3, 1));
        assertEquals(List.of(), alerts);

        look(served(4, 1));
        assertEquals(1, alerts.size());

        look(served(3, 1));
        look(served(3, 1));
        look(served(3, 1));
        assertEquals(1, alerts.size());
    }

    @Test
    void shouldNotFireOnFigureThatMeetsPromiseExactly() {
        look(served(199, 1));

        assertEquals(List.of(), alerts);
    }

    @Test
    void shouldResolveWhenNothingIsMeasuredAnyMore() {
        look(served(29, 1));
        look(NOTHING);
        look(NOTHING);

        assertEquals(2, alerts.size());
        assertEquals(995_000, alerts.get(1).observed());
        assertEquals(
                "Subcloud gold no longer breaks its promise: over the last 60 s it had no jobs to measure.",
                alerts.get(1).summary());
    }

    @Test
    void shouldResolveAtOnceWhenPromiseIsWithdrawn() {
        look(served(29, 1));
        look(Objective.AVAILABILITY, Optional.empty(), served(29, 1));

        assertEquals(
                "Subcloud gold no longer promises what share of its jobs it serves.",
                alerts.get(1).summary());
        assertEquals(new Watch.Quiet(), watch);
    }

    @Test
    void shouldFireAndResolveOnLatency() {
        look(Objective.LATENCY_P95, Optional.of(PROMISE), lasting(20, 8_000));
        assertEquals(List.of(), alerts);

        look(Objective.LATENCY_P95, Optional.of(PROMISE), lasting(20, 12_288));
        look(Objective.LATENCY_P95, Optional.of(PROMISE), lasting(20, 7_500));
        look(Objective.LATENCY_P95, Optional.of(PROMISE), lasting(20, 7_500));

        assertEquals(
                List.of(
                        "Subcloud gold promises that 95 of 100 jobs take at most 8 s, but over the last 60 s they took"
                                + " up to 12.288 s.",
                        "Subcloud gold keeps its promise again: over the last 60 s, 95 of 100 jobs took up to 7.5 s,"
                                + " and it promises 8 s."),
                alerts.stream().map(Alert::summary).toList());
    }

    @Test
    void shouldFireOnNothingWhereNothingIsPromised() {
        Promise none = new Promise(OptionalInt.empty(), OptionalLong.empty(), WINDOW);

        look(Objective.AVAILABILITY, Optional.of(none), served(1, 99));
        look(Objective.LATENCY_P95, Optional.of(none), lasting(99, 99_000));

        assertEquals(List.of(), alerts);
    }

    private void look(ServiceFigures figures) {
        look(Objective.AVAILABILITY, Optional.of(PROMISE), figures);
    }

    private void look(Objective objective, Optional<Promise> promise, ServiceFigures figures) {
        now += 2_000;
        AlertRule.Judgement judgement = RULE.judge("gold", objective, promise, figures, watch, now);
        watch = judgement.watch();
        judgement.alert().ifPresent(alerts::add);
    }

    private static ServiceFigures served(long served, long unserved) {
        OptionalInt availability = served + unserved == 0
                ? OptionalInt.empty()
                : OptionalInt.of(PartsPerMillion.of(served, served + unserved));
        return new ServiceFigures(WINDOW, availability, served, unserved, Optional.empty());
    }

    private static ServiceFigures lasting(long served, long latency) {
        return new ServiceFigures(
                WINDOW,
                OptionalInt.of(PartsPerMillion.ALL),
                served,
                0,
                Optional.of(new LatencyPercentiles(latency, latency, latency)));
    }
}
