package com.resultity.mesh.geo.locations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.geo.addresses.AddressLiteral;
import com.resultity.mesh.geo.addresses.CountryLookup;
import com.resultity.mesh.geo.zones.TestingZones;
import com.resultity.mesh.geo.zones.TimedZones;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocationTest {

    private static final TimedZones TABLE = new TimedZones(100, TestingZones.FOUR);
    private static final Declaration NODE =
            new Declaration("node-eu-004", 4, "DE", AddressLiteral.parse("203.0.113.7"));

    @Test
    void shouldTakeTheOperatorsWordWhereTheAddressSaysNothing() {
        Declaration withoutAddress = new Declaration("node-eu-004", 4, "DE", Optional.empty());

        // CRC-32C of the id modulo the 3 cells of EU: a change of this line would move nodes.
        Location expected = new Location("node-eu-004", 4, 100, "DE", Evidence.DECLARED, "EU", "EU-2");
        assertEquals(expected, Location.judge(NODE, TABLE, CountryLookup.NONE));
        assertEquals(expected, Location.judge(withoutAddress, TABLE, address -> Optional.of("FR")));
    }

    @Test
    void shouldConfirmCountryThatTheAddressAgreesWith() {
        assertEquals(
                Evidence.CONFIRMED,
                Location.judge(NODE, TABLE, address -> Optional.of("DE")).evidence());
    }

    @Test
    void shouldDisputeCountryAndStillCountForIt() {
        Location location = Location.judge(NODE, TABLE, address -> Optional.of("US"));

        assertEquals(Evidence.DISPUTED, location.evidence());
        assertEquals("DE", location.country());
        assertEquals("EU", location.zone());
    }

    @Test
    void shouldAgreeUnderAnotherTableThatChangesNothingForIt() {
        Location before = Location.judge(NODE, TABLE, CountryLookup.NONE);
        Location same = Location.judge(NODE, new TimedZones(200, TestingZones.FOUR), CountryLookup.NONE);
        Location moved = Location.judge(NODE, new TimedZones(200, TestingZones.withCellsOfEu(1)), CountryLookup.NONE);

        assertTrue(same.agreesWith(before));
        assertFalse(moved.agreesWith(before));
        assertEquals("EU-0", moved.cell());
    }
}
