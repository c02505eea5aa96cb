package com.resultity.mesh.geo.tables;

import com.resultity.mesh.geo.zones.TimedZones;
import com.resultity.mesh.geo.zones.ZoneHistory;
import java.time.Duration;

/** Zones that are known for all time, without a log. */
public final class TestingKnownZones {

    private TestingKnownZones() {}

    public static KnownZones of(TimedZones... tables) {
        ZoneHistory history = ZoneHistory.EMPTY;
        for (TimedZones table : tables) {
            history = history.with(table);
        }
        KnownZones known = new KnownZones(Duration.ofSeconds(2));
        known.learn(history, Long.MAX_VALUE / 2);
        return known;
    }
}
