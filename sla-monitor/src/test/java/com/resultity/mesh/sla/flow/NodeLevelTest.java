package com.resultity.mesh.sla.flow;

import static com.resultity.mesh.testkit.records.Records.anAssignment;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static com.resultity.mesh.testkit.records.Records.jobId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.schemas.NodeStanding;
import com.resultity.mesh.schemas.ServiceLevel;
import com.resultity.mesh.schemas.SubjectKind;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.testkit.records.Records;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeLevelTest {

    private static final Duration BEAT = Duration.ofSeconds(2);

    private final TestingMonitor monitor = new TestingMonitor();

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void shouldBeWhollyAvailableWhileItIsHeard() {
        monitor.hearFor("node-a", Duration.ofSeconds(90), BEAT);

        ServiceLevel level = monitor.level("node/node-a");
        assertEquals(SubjectKind.NODE, level.getKind());
        assertEquals("node-a", level.getSubjectId());
        assertEquals(1_000_000, level.getAvailabilityPartsPerMillion());
        assertEquals(
                1,
                monitor.levels().stream()
                        .filter(told -> told.value.getAvailabilityPartsPerMillion() != null)
                        .count());
    }

    @Test
    void shouldLoseAvailabilityFromOneGraceAfterLastHeartbeat() {
        monitor.hearFor("node-a", Duration.ofSeconds(20), BEAT);
        monitor.advance(Duration.ofSeconds(10));

        // Beats from 0 s to 18 s, so heard until 24 s, of the 30 s since.
        assertEquals(800_000, monitor.level("node/node-a").getAvailabilityPartsPerMillion());

        monitor.advance(Duration.ofSeconds(54));

        assertEquals(0, monitor.level("node/node-a").getAvailabilityPartsPerMillion());
    }

    @Test
    void shouldCountAttemptsOfNodeWhicheverSubcloudTheyWereFor() {
        serve("node-a", 1, "gold", 100);
        serve("node-a", 2, null, 200);
        fail("node-a", 3);
        monitor.decide(anAssignment()
                .job(job(4))
                .node("node-b")
                .attempt(2)
                .voiding(1, "node-a", TenancyEnd.NODE_LEFT)
                .build());
        monitor.decide(anAssignment()
                .job(job(5))
                .node("node-b")
                .attempt(2)
                .voiding(1, "node-a", TenancyEnd.OUTCOME)
                .build());
        monitor.look();

        ServiceLevel level = monitor.level("node/node-a");
        assertNull(level.getAvailabilityPartsPerMillion());
        assertEquals(2, level.getServed());
        assertEquals(2, level.getFailed());
        assertEquals(100, level.getLatencyP50Milliseconds());
        assertEquals(200, level.getLatencyP95Milliseconds());
        assertTrue(monitor.levels().stream().noneMatch(told -> told.key.equals("node/node-b")));
    }

    @Test
    void shouldBarFailingNodeOnceAndLetItBackAfterAWindowWithoutFailure() {
        for (int number = 1; number <= 6; number++) {
            fail("node-a", number);
        }
        serve("node-a", 7, null, 100);
        monitor.hearFor("node-a", Duration.ofSeconds(50), BEAT);
        assertEquals(List.of("POOR: 6 of 7 attempts failed in the last 60 s"), standings("node-a"));

        monitor.hearFor("node-a", Duration.ofSeconds(14), BEAT);

        assertEquals(
                List.of(
                        "POOR: 6 of 7 attempts failed in the last 60 s",
                        "GOOD: it is heard, and nothing speaks against it in the last 60 s"),
                standings("node-a"));
        assertEquals(Records.NOW + 2_000, monitor.standings().get(0).value.getVersion());
    }

    @Test
    void shouldNotBarNodeThatDiedOnceWithManyJobs() {
        monitor.hearFor("node-a", Duration.ofSeconds(20), BEAT);
        for (int number = 1; number <= 20; number++) {
            monitor.decide(anAssignment()
                    .job(job(number))
                    .node("node-b")
                    .attempt(2)
                    .voiding(1, "node-a", TenancyEnd.NODE_SILENT)
                    .build());
        }
        monitor.advance(Duration.ofSeconds(35));
        monitor.hearFor("node-a", Duration.ofSeconds(90), BEAT);

        assertEquals(List.of(), monitor.standings());
    }

    @Test
    void shouldBarNodeThatComesAndGoesUntilItStays() {
        for (int round = 0; round < 3; round++) {
            monitor.hear("node-a");
            monitor.advance(Duration.ofSeconds(20));
        }
        monitor.hearFor("node-a", Duration.ofSeconds(60), BEAT);

        assertEquals(
                List.of(
                        "POOR: it came back from silence 2 times in the last 60 s and was heard for 33.3333 % of it",
                        "GOOD: it is heard, and nothing speaks against it in the last 60 s"),
                standings("node-a").stream()
                        .map(standing -> standing.replaceFirst("for [0-9.]+ %", "for 33.3333 %"))
                        .toList());
    }

    @Test
    void shouldForgetNodeThatIsNotHeardOfForLong() {
        monitor.hear("node-a");
        for (int number = 1; number <= 6; number++) {
            fail("node-a", number);
        }
        monitor.look();
        assertEquals(1, monitor.standings().size());

        monitor.advance(Duration.ofMinutes(5));

        assertNull(monitor.level("node/node-a"));
        assertEquals(
                KeyValue.pair("node-a", (NodeStanding) null),
                monitor.standings().get(1));
        assertEquals(2, monitor.standings().size());
    }

    @Test
    void shouldKeepNothingOfWhatIsPast() {
        for (int number = 1; number <= 100; number++) {
            monitor.hear("node-" + number);
            serve("node-" + number, number, "gold-" + number, 100);
        }
        assertEquals(500, monitor.rows());

        monitor.advance(Duration.ofSeconds(90));
        assertEquals(300, monitor.rows());

        monitor.advance(Duration.ofMinutes(5));
        assertEquals(0, monitor.rows());
    }

    @Test
    void shouldTellLatencyWhenItIsFirstKnownAndWhenItChangesByMoreThanAQuarter() {
        serveAll("node-a", 1, 4, 100);
        monitor.look();
        assertEquals(List.of(), monitor.standings());

        serveAll("node-a", 5, 5, 100);
        monitor.look();
        monitor.look();
        assertEquals(List.of("GOOD 100"), latencies());

        serveAll("node-a", 6, 30, 125);
        monitor.look();
        assertEquals(List.of("GOOD 100"), latencies());

        serveAll("node-a", 31, 100, 140);
        monitor.look();
        monitor.look();
        assertEquals(List.of("GOOD 100", "GOOD 140"), latencies());
    }

    @Test
    void shouldTellThatLatencyIsUnknownOnceNothingIsLeftInTheWindow() {
        serveAll("node-a", 1, 5, 100);
        monitor.look();
        monitor.restart();
        monitor.hearFor("node-a", Duration.ofSeconds(30), BEAT);
        serveAll("node-a", 6, 6, 900);
        monitor.hearFor("node-a", Duration.ofSeconds(50), BEAT);
        assertEquals(List.of("GOOD 100"), latencies());

        monitor.hearFor("node-a", Duration.ofSeconds(30), BEAT);

        assertEquals(List.of("GOOD 100", "GOOD null"), latencies());
    }

    @Test
    void shouldTellLatencyTogetherWithThePoorStanding() {
        serveAll("node-a", 1, 5, 100);
        monitor.hear("node-a");
        monitor.look();
        for (int number = 6; number <= 12; number++) {
            fail("node-a", number);
        }
        monitor.hearFor("node-a", Duration.ofSeconds(4), BEAT);
        serveAll("node-a", 13, 40, 500);
        monitor.hearFor("node-a", Duration.ofSeconds(4), BEAT);
        assertEquals(List.of("GOOD 100", "POOR 100"), latencies());

        monitor.hearFor("node-a", Duration.ofSeconds(58), BEAT);
        assertEquals("GOOD 500", latencies().get(2));
    }

    @Test
    void shouldWithdrawTheLatencyOfNodeThatIsForgotten() {
        serveAll("node-a", 1, 5, 100);
        monitor.look();
        monitor.advance(Duration.ofMinutes(6));

        List<KeyValue<String, NodeStanding>> told = monitor.standings();
        assertEquals(KeyValue.pair("node-a", (NodeStanding) null), told.get(told.size() - 1));
    }

    private List<String> latencies() {
        return monitor.standings().stream()
                .map(standing -> standing.value)
                .map(standing -> standing.getLevel() + " " + standing.getLatencyMilliseconds())
                .toList();
    }

    private void serveAll(String nodeId, int first, int last, long latency) {
        for (int number = first; number <= last; number++) {
            serve(nodeId, number, null, latency);
        }
    }

    private List<String> standings(String nodeId) {
        return monitor.standings().stream()
                .filter(standing -> standing.key.equals(nodeId))
                .map(standing -> standing.value)
                .map(standing -> standing.getLevel() + ": " + standing.getReason())
                .toList();
    }

    private void serve(String nodeId, int number, String subcloudId, long latency) {
        monitor.report(anOutcome()
                .job(job(number))
                .node(nodeId)
                .subcloud(subcloudId)
                .latency(latency)
                .build());
    }

    private void fail(String nodeId, int number) {
        monitor.report(
                anOutcome().job(job(number)).node(nodeId).failed("timed out").build());
    }

    private static String job(int number) {
        return jobId(Records.NOW, number);
    }
}
