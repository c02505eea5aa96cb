package com.resultity.mesh.sla.flow;

import static com.resultity.mesh.testkit.records.Records.aSubcloud;
import static com.resultity.mesh.testkit.records.Records.anAssignment;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.schemas.AlertState;
import com.resultity.mesh.schemas.ObjectiveKind;
import com.resultity.mesh.schemas.SlaAlert;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.testkit.records.Records;
import com.resultity.mesh.topics.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlaAlertTest {

    private static final Subcloud GOLD =
            aSubcloud().id("gold").promising(995_000, 8_000L, 60_000).build();

    private final TestingMonitor monitor = new TestingMonitor();
    private int jobs;

    @BeforeEach
    void declare() {
        monitor.declare(GOLD);
    }

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void shouldFireOnceWhenNodeDiesAndResolveOnceWhenThatIsPast() {
        serve(29, 900);
        loseOne();
        monitor.advance(Duration.ofSeconds(40));
        long firedAt = Records.NOW + 2_000;
        assertEquals(
                List.of(new SlaAlert(
                        "gold",
                        ObjectiveKind.AVAILABILITY,
                        AlertState.FIRING,
                        995_000L,
                        966_666L,
                        firedAt,
                        "Subcloud gold promises to serve 99.5 % of its jobs, but over the last 60 s it served 96.6666 %"
                                + " of the attempts at them: 29 served, 1 not.")),
                monitor.alerts());

        serve(10, 900);
        monitor.advance(Duration.ofSeconds(60));

        // The bucket leaves at 60 s; kept at that look and the next one, 2 s later.
        assertEquals(
                List.of(
                        monitor.alerts().get(0),
                        new SlaAlert(
                                "gold",
                                ObjectiveKind.AVAILABILITY,
                                AlertState.RESOLVED,
                                995_000L,
                                1_000_000L,
                                Records.NOW + 62_000,
                                "Subcloud gold keeps its promise again: over the last 60 s it served 100 % of the"
                                        + " attempts at its jobs, and promises 99.5 %.")),
                monitor.alerts());
    }

    @Test
    void shouldFireOnLatencyAndResolveWhenNothingIsLeftToMeasure() {
        serve(20, 9_000);
        monitor.advance(Duration.ofSeconds(80));

        assertEquals(
                List.of(AlertState.FIRING, AlertState.RESOLVED),
                monitor.alerts().stream().map(SlaAlert::getState).toList());
        assertEquals(ObjectiveKind.LATENCY_P95, monitor.alerts().get(0).getObjective());
        // 9,000 ms to two significant digits, rounded down.
        assertEquals(8_960, monitor.alerts().get(0).getObserved());
    }

    @Test
    void shouldFireForNothingThatIsNotPromised() {
        monitor.declare(aSubcloud().id("gold").version(2).build());
        serve(5, 60_000);
        loseOne();
        monitor.advance(Duration.ofSeconds(10));

        assertEquals(List.of(), monitor.alerts());
    }

    @Test
    void shouldResolveWhenSubcloudIsNoMore() {
        serve(9, 900);
        loseOne();
        monitor.look();
        monitor.send(TopicCatalogue.SUBCLOUDS, "gold", null);
        monitor.look();

        assertEquals(AlertState.RESOLVED, monitor.alerts().get(1).getState());
    }

    @Test
    void shouldGoOnAfterRestartWhereItWas() {
        serve(29, 900);
        loseOne();
        monitor.look();
        monitor.restart();

        // The same outcomes again, as a gateway sends them that restarts as well.
        int last = jobs;
        jobs = 0;
        serve(29, 900);
        assertEquals(29, jobs);
        monitor.advance(Duration.ofSeconds(20));
        assertEquals(1, monitor.alerts().size());
        assertEquals(29, monitor.level("subcloud/gold").getServed());
        assertEquals(1, monitor.level("subcloud/gold").getFailed());

        monitor.restart();
        jobs = last;
        serve(1, 900);
        monitor.advance(Duration.ofSeconds(60));

        assertEquals(
                List.of(AlertState.FIRING, AlertState.RESOLVED),
                monitor.alerts().stream().map(SlaAlert::getState).toList());
    }

    @Test
    void shouldNotTakeUnreadPastForQuietAfterRestart() {
        serve(9, 900);
        loseOne();
        monitor.look();
        monitor.restart();
        monitor.advance(Duration.ofSeconds(30));
        serveAt(Records.NOW + 15_000);
        monitor.advance(Duration.ofSeconds(28));
        monitor.restart();

        // A minute after the loss, nothing recent was read yet: the alert neither resolves nor fires anew.
        serveAt(Records.NOW + 20_000);
        monitor.advance(Duration.ofSeconds(30));
        assertEquals(1, monitor.alerts().size());

        serve(1, 900);
        monitor.advance(Duration.ofSeconds(4));
        assertEquals(2, monitor.alerts().size());
    }

    @Test
    void shouldTakeQuietForQuietOnceAWindowHasPassedAfterRestart() {
        serve(9, 900);
        loseOne();
        monitor.look();
        monitor.restart();
        monitor.advance(Duration.ofSeconds(58));
        assertEquals(1, monitor.alerts().size());

        monitor.advance(Duration.ofSeconds(6));
        assertEquals(AlertState.RESOLVED, monitor.alerts().get(1).getState());
    }

    private void serve(int number, long latency) {
        for (int i = 0; i < number; i++) {
            String job = jobId(Records.NOW, jobs++);
            monitor.decide(anAssignment().job(job).subcloud("gold", 1).build());
            monitor.report(
                    anOutcome().job(job).subcloud("gold").latency(latency).build());
        }
    }

    private void serveAt(long timestamp) {
        monitor.sendAt(
                TopicCatalogue.JOB_OUTCOMES,
                Records.CELL,
                anOutcome().job(jobId(Records.NOW, jobs++)).subcloud("gold").build(),
                timestamp);
    }

    private void loseOne() {
        monitor.decide(anAssignment()
                .job(jobId(Records.NOW, jobs++))
                .subcloud("gold", 1)
                .attempt(2)
                .voiding(1, "node-eu-001", TenancyEnd.NODE_SILENT)
                .build());
    }
}
