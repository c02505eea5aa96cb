package com.resultity.mesh.geo.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.geo.zones.TestingZones;
import com.resultity.mesh.geo.zones.TimedZones;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.ZoneTable;
import com.resultity.mesh.testkit.records.Records;
import com.resultity.mesh.wire.RecordCheck.Fault;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ZoneTableRecordsTest {

    @Test
    void shouldReadBackWhatItWrites() {
        TimedZones table = new TimedZones(5_000, TestingZones.FOUR);
        ZoneTable record = ZoneTableRecords.toRecord(table);

        assertEquals(table, ZoneTableRecords.fromRecord(record));
        assertEquals(Optional.empty(), ZoneTableRecords.check().faultOf("5000", record, 0));
    }

    @Test
    void shouldFindWhatIsInconsistent() {
        assertFault(
                DeadLetterReason.KEY_MISMATCH,
                "the key is not the id that the value names",
                "1",
                Records.aZoneTable().build());
        assertFault(
                DeadLetterReason.INVALID_FIELD,
                "zone EU must have 1 to 64 cells",
                "0",
                Records.aZoneTable().cells("EU", 0).build());
        assertFault(
                DeadLetterReason.INVALID_FIELD,
                "there must be 1 to 64 zones",
                "0",
                Records.aZoneTable().withoutZones().build());
        assertFault(
                DeadLetterReason.INVALID_FIELD,
                "effectiveFrom must not be negative",
                "-1",
                Records.aZoneTable().effectiveFrom(-1).build());
    }

    private static void assertFault(DeadLetterReason reason, String detail, String key, ZoneTable record) {
        assertEquals(
                Optional.of(new Fault(reason, detail)), ZoneTableRecords.check().faultOf(key, record, 0));
    }
}
