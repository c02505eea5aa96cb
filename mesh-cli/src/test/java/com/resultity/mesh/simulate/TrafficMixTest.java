package com.resultity.mesh.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.schemas.Priority;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrafficMixTest {

    @Test
    void shouldJoinTheSameForTheSameSeedAndNumber() {
        assertEquals(jobs(7, 1_000), jobs(7, 1_000));
        assertNotEquals(jobs(7, 1_000), jobs(8, 1_000));
    }

    @Test
    void shouldNotDependOnTheJobsBefore() {
        assertEquals(jobs(7, 1_000).get(999), TrafficMix.job(7, 999, 10, 20));
    }

    @Test
    void shouldKeepTheTokens() {
        SimulatedJob job = TrafficMix.job(7, 3, 4_808, 10);

        assertEquals(4_808, job.contextTokens());
        assertEquals(10, job.outputTokens());
        assertEquals(3, job.index());
    }

    @Test
    void shouldGiveEverySubcloudItsShare() {
        Map<String, Long> bySubcloud = jobs(7, 10_000).stream()
                .collect(Collectors.groupingBy(job -> job.subcloudId().orElse("none"), Collectors.counting()));

        assertEquals(4_700, bySubcloud.get("none"), 200);
        assertEquals(1_400, bySubcloud.get("eu-gdpr"), 120);
        assertEquals(1_400, bySubcloud.get("company-private"), 120);
        assertEquals(800, bySubcloud.get("healthcare"), 100);
        assertEquals(1_600, bySubcloud.get("premium-sla"), 120);
        assertEquals(100, bySubcloud.get("premium-slo"), 40);
    }

    @Test
    void shouldMixPriorities() {
        Map<Priority, Long> byPriority = jobs(7, 10_000).stream()
                .collect(Collectors.groupingBy(job -> job.wishes().priority(), Collectors.counting()));

        assertEquals(3_000, byPriority.get(Priority.INTERACTIVE), 150);
        assertEquals(5_000, byPriority.get(Priority.STANDARD), 150);
        assertEquals(2_000, byPriority.get(Priority.BATCH), 150);
    }

    @Test
    void shouldGiveSessionsToPartOfTheTenants() {
        Map<String, List<String>> sessions = jobs(7, 10_000).stream()
                .collect(Collectors.groupingBy(
                        SimulatedJob::tenantId,
                        Collectors.flatMapping(
                                job -> job.wishes().session().stream().distinct(), Collectors.toList())));

        assertEquals(16, sessions.get("studio-nine").stream().distinct().count());
        assertTrue(sessions.get("studio-nine").stream().allMatch(session -> session.startsWith("studio-nine-")));
        assertEquals(List.of(), sessions.get("papertrail"));
    }

    @Test
    void shouldPassOnThePrefix() {
        assertEquals(
                List.of(5L, 6L),
                TrafficMix.job(7, 3, 10, 20, List.of(5L, 6L)).wishes().prefixBlocks());
    }

    @Test
    void shouldAskForSomeCapabilities() {
        assertTrue(jobs(7, 1_000).stream()
                .anyMatch(job -> job.wishes().capability().isPresent()));
    }

    @Test
    void shouldGiveSomeJobsADeadline() {
        List<Duration> deadlines = jobs(7, 10_000).stream()
                .flatMap(job -> job.wishes().deadlineAfter().stream())
                .sorted()
                .toList();
        assertEquals(500, deadlines.size(), 100);
        assertEquals(Duration.ofSeconds(1), deadlines.get(0));
        assertEquals(Duration.ofSeconds(60), deadlines.get(deadlines.size() - 1));
    }

    @Test
    void shouldAddUpToAHundred() {
        assertEquals(
                100,
                Arrays.stream(TrafficClass.values())
                        .mapToInt(TrafficClass::share)
                        .sum());
    }

    @Test
    void shouldSayOnceWhereAClientIs() {
        for (SimulatedJob job : jobs(7, 1_000)) {
            assertTrue(job.zone().isPresent() != job.clientAddress().isPresent(), job.toString());
        }
    }

    @Test
    void shouldDrawAddressesInsideTheirNetworks() {
        List<String> swedish = IntStream.range(0, 200)
                .mapToObj(index ->
                        ClientOrigin.SWEDEN.address(Chance.of(7, "test", index)).orElseThrow())
                .distinct()
                .sorted()
                .toList();

        assertEquals(16, swedish.size());
        assertTrue(swedish.contains("89.160.20.112") && swedish.contains("89.160.20.127"), swedish.toString());
        assertTrue(ClientOrigin.UNITED_ARAB_EMIRATES
                .address(Chance.of(7, "test", 1))
                .orElseThrow()
                .matches("2a02:f40[0-7]:.*"));
    }

    private static List<SimulatedJob> jobs(long seed, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> TrafficMix.job(seed, index, 10, 20))
                .toList();
    }
}
