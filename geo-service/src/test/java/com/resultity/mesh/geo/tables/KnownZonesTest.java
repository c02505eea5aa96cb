package com.resultity.mesh.geo.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.geo.zones.TestingZones;
import com.resultity.mesh.geo.zones.TimedZones;
import com.resultity.mesh.geo.zones.ZoneHistory;
import com.resultity.mesh.testkit.Await;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class KnownZonesTest {

    private static final TimedZones FIRST = new TimedZones(0, TestingZones.withCellsOfEu(1));
    private static final TimedZones SECOND = new TimedZones(10_400, TestingZones.withCellsOfEu(2));

    private final KnownZones known = new KnownZones(Duration.ofSeconds(2));

    @Test
    void shouldAnswerUpToAQuarterOfTheLeadAfterItReadToTheEnd() {
        known.learn(ZoneHistory.EMPTY.with(FIRST), 10_000);

        assertEquals(FIRST, known.inForceAt(10_500));
    }

    @Test
    void shouldWaitWhereATableMayYetTurnUp() throws ExecutionException, InterruptedException {
        known.learn(ZoneHistory.EMPTY.with(FIRST), 9_900);
        CompletableFuture<TimedZones> answer = new CompletableFuture<>();
        Thread asking = new Thread(() -> answer.complete(known.inForceAt(10_401)));
        asking.start();
        Await.until("the question to wait", () -> asking.getState() == Thread.State.TIMED_WAITING);
        assertFalse(answer.isDone());

        known.learn(ZoneHistory.EMPTY.with(FIRST).with(SECOND), 10_000);

        assertEquals(SECOND, answer.get());
    }

    @Test
    void shouldNotAnswerBeforeThereIsATable() {
        known.learn(ZoneHistory.EMPTY, 10_000);
        Thread.currentThread().interrupt();

        assertThrows(ZonesUnknownException.class, () -> known.inForceAt(10_000));
        assertTrue(Thread.interrupted());
    }

    @Test
    void shouldStopWaitingForTheFirstTableWhenToldTo() throws InterruptedException {
        assertFalse(known.awaitFirst(() -> false));

        known.learn(ZoneHistory.EMPTY.with(FIRST), 0);

        assertTrue(known.awaitFirst(() -> true));
    }
}
