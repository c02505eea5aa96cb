package com.resultity.mesh.router.plan;

import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aLocatedJob;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.router.plan.PlanReport.Change;
import com.resultity.mesh.router.plan.PlanReport.Jobs;
import com.resultity.mesh.router.plan.PlanRun.Fate;
import com.resultity.mesh.schemas.DecisionReason;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.Rung;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlanComparisonTest {

    @Test
    void shouldTellEachJobOnceByWhatBecameOfIt() {
        Map<String, Fate> before = Map.of(
                "stays", served("n-1"),
                "moves", served("n-1"),
                "lost", served("n-1"),
                "won", refused(DecisionReason.LINE_FULL),
                "never", refused(DecisionReason.LINE_FULL),
                "otherwise", refused(DecisionReason.LINE_FULL));
        Map<String, Fate> after = Map.of(
                "stays", served("n-1"),
                "moves", served("n-2"),
                "lost", refused(DecisionReason.NOTHING_ELIGIBLE),
                "won", served("n-2"),
                "never", refused(DecisionReason.LINE_FULL),
                "otherwise", refused(DecisionReason.ACCESS_DENIED));
        List<LocatedJob> jobs = before.keySet().stream()
                .map(id -> aLocatedJob().job(id).tenant("tenant-a").build())
                .toList();

        PlanReport report = new PlanComparison(jobs, before, after).report("from", "until");

        Change total = report.total();
        assertEquals(6, total.jobs());
        assertEquals(2, total.sameNode(), "the one that stays, and the one that is refused for the same reason");
        assertEquals(new Jobs(1, List.of("moves")), total.moved());
        assertEquals(Map.of("NOTHING_ELIGIBLE", new Jobs(1, List.of("lost"))), total.newlyRefused());
        assertEquals(Map.of("ACCESS_DENIED", new Jobs(1, List.of("otherwise"))), total.refusedOtherwise());
        assertEquals(new Jobs(1, List.of("won")), total.newlyServed());
        assertEquals(Map.of("tenant-a", total), report.tenants());
    }

    private static Fate served(String node) {
        return new Fate(1, node, null, Rung.HOME_ZONE, NOW);
    }

    private static Fate refused(DecisionReason reason) {
        return new Fate(1, null, reason, null, NOW);
    }
}
