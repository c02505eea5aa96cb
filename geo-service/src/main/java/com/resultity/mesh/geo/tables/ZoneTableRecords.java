package com.resultity.mesh.geo.tables;

import com.resultity.mesh.geo.zones.TimedZones;
import com.resultity.mesh.geo.zones.Zone;
import com.resultity.mesh.geo.zones.Zones;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.ZoneTable;
import com.resultity.mesh.wire.RecordCheck;
import java.util.List;
import java.util.Optional;

/** Tables of zones as records of the log. */
final class ZoneTableRecords {

    private ZoneTableRecords() {}

    /** Key of a table's record. */
    static String key(long effectiveFrom) {
        return Long.toString(effectiveFrom);
    }

    static ZoneTable toRecord(TimedZones table) {
        List<com.resultity.mesh.schemas.Zone> zones = table.zones().all().stream()
                .map(zone -> new com.resultity.mesh.schemas.Zone(
                        zone.name(), zone.enabled(), zone.cells(), zone.countries(), zone.fallbacks()))
                .toList();
        return new ZoneTable(table.effectiveFrom(), table.zones().defaultZone().name(), zones);
    }

    /**
     * @throws IllegalArgumentException if the record does not hold a table that is consistent in itself
     */
    static TimedZones fromRecord(ZoneTable record) {
        List<Zone> zones = record.getZones().stream()
                .map(zone -> new Zone(
                        zone.getZone(), zone.getEnabled(), zone.getCells(), zone.getCountries(), zone.getFallbacks()))
                .toList();
        return new TimedZones(record.getEffectiveFrom(), new Zones(record.getDefaultZone(), zones));
    }

    /** What a record must be to count as a table. */
    static RecordCheck<ZoneTable> check() {
        RecordCheck<ZoneTable> keyed = RecordCheck.keyIs(table -> key(table.getEffectiveFrom()));
        return (key, table, timestamp) -> keyed.faultOf(key, table, timestamp).or(() -> inconsistencyOf(table));
    }

    private static Optional<RecordCheck.Fault> inconsistencyOf(ZoneTable table) {
        try {
            fromRecord(table);
            return Optional.empty();
        } catch (IllegalArgumentException inconsistent) {
            return Optional.of(new RecordCheck.Fault(DeadLetterReason.INVALID_FIELD, inconsistent.getMessage()));
        }
    }
}
