package com.resultity.mesh.geo.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ZoneHistoryTest {

    private static final TimedZones FIRST = new TimedZones(100, TestingZones.withCellsOfEu(1));
    private static final TimedZones SECOND = new TimedZones(200, TestingZones.withCellsOfEu(2));

    @Test
    void shouldTellWhichTableWasInForce() {
        ZoneHistory history = ZoneHistory.EMPTY.with(SECOND).with(FIRST);

        assertEquals(Optional.of(FIRST), history.inForceAt(100));
        assertEquals(Optional.of(FIRST), history.inForceAt(199));
        assertEquals(Optional.of(SECOND), history.inForceAt(200));
        assertEquals(Optional.of(SECOND), history.inForceAt(Long.MAX_VALUE));
        assertEquals(Optional.of(SECOND), history.latest());
    }

    @Test
    void shouldLetTheFirstTableHoldForAllTimeBefore() {
        assertEquals(Optional.of(FIRST), ZoneHistory.EMPTY.with(FIRST).inForceAt(0));
        assertEquals(Optional.empty(), ZoneHistory.EMPTY.inForceAt(0));
        assertEquals(Optional.empty(), ZoneHistory.EMPTY.latest());
    }

    @Test
    void shouldKeepTheFirstOfTwoTablesForOneMoment() {
        TimedZones rival = new TimedZones(100, TestingZones.withCellsOfEu(9));

        assertEquals(
                Optional.of(FIRST), ZoneHistory.EMPTY.with(FIRST).with(rival).inForceAt(100));
    }
}
