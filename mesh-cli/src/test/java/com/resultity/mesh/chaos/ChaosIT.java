package com.resultity.mesh.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.replay.TemporaryMesh;
import com.resultity.mesh.testkit.Promise;
import org.junit.jupiter.api.Test;

/** A few faults; {@code -Dchaos.faults=N}, {@code -Dchaos.rate=J} and {@code -Dchaos.seed=S} set others. */
class ChaosIT {

    private static final long SEED = Long.getLong("chaos.seed", 1);

    private static final int FAULTS = Integer.getInteger("chaos.faults", 5);
    private static final int RATE = Integer.getInteger("chaos.rate", 12);
    private static final int NODES = 30;

    @Test
    void shouldKeepEveryPromiseWhileRoutersAreKilledAndPaused() throws Exception {
        ChaosPlan plan = ChaosPlan.draw(SEED, FAULTS, RATE, NODES);
        try (TemporaryMesh temporary = TemporaryMesh.start(ChaosPlan.ROUTERS, false, System.out::println);
                ChaosRun run = ChaosRun.bringUp(plan, temporary.mesh(), System.out::println)) {
            ChaosResult result = run.play();

            Promise.assertKept(
                    result.audit().clean()
                            && result.figures().contradictions() == 0
                            && result.figures().faults().isEmpty(),
                    () -> ChaosReport.json(plan, result));
            assertTrue(result.isClean(), () -> ChaosReport.json(plan, result));
            assertTrue(result.figures().all().served() > 0);
            assertEquals(FAULTS, result.faults().size());
        }
    }
}
