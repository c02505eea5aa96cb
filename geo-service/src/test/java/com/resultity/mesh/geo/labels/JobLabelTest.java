package com.resultity.mesh.geo.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.resultity.mesh.geo.addresses.AddressLiteral;
import com.resultity.mesh.geo.addresses.CountryLookup;
import com.resultity.mesh.geo.zones.TestingZones;
import com.resultity.mesh.geo.zones.TimedZones;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobLabelTest {

    private static final TimedZones TABLE = new TimedZones(100, TestingZones.FOUR);
    private static final JobId ID =
            JobId.parse("017f22e2-79b0-7cc3-98c4-dc0c0c073982").orElseThrow();
    private static final Optional<InetAddress> ADDRESS = AddressLiteral.parse("203.0.113.7");
    private static final CountryLookup GERMANY = address -> Optional.of("DE");

    @Test
    void shouldTakeTheDeclaredZoneBeforeTheAddress() {
        JobLabel label = label(Optional.of("NA"), ADDRESS, ZonePreference.PREFER, GERMANY);

        assertEquals("NA", label.zone());
        assertEquals(LabelSource.DECLARED, label.source());
    }

    @Test
    void shouldTakeTheZoneOfTheAddressWhereNoneIsDeclared() {
        JobLabel label = label(Optional.empty(), ADDRESS, ZonePreference.PREFER, GERMANY);

        assertEquals("EU", label.zone());
        assertEquals(LabelSource.CLIENT_ADDRESS, label.source());
    }

    @Test
    void shouldTakeTheDefaultZoneWhereNothingElseIsKnown() {
        JobLabel unknownAddress = label(Optional.empty(), ADDRESS, ZonePreference.PREFER, CountryLookup.NONE);
        JobLabel noAddress = label(Optional.empty(), Optional.empty(), ZonePreference.PREFER, GERMANY);

        assertEquals("OTHER", unknownAddress.zone());
        assertEquals(LabelSource.DEFAULT, unknownAddress.source());
        assertEquals(unknownAddress, noAddress);
    }

    @Test
    void shouldTakeTheDefaultZoneOfCountryThatNoZoneLists() {
        JobLabel label = label(Optional.empty(), ADDRESS, ZonePreference.PREFER, address -> Optional.of("BR"));

        assertEquals("OTHER", label.zone());
        assertEquals(LabelSource.CLIENT_ADDRESS, label.source());
    }

    @Test
    void shouldPreferNoZoneWhereTheZoneIsOff() {
        JobLabel label = label(Optional.of("SEA"), Optional.empty(), ZonePreference.REQUIRE, CountryLookup.NONE);

        assertEquals("SEA", label.zone());
        assertEquals(ZonePreference.NONE, label.preference());
        assertEquals(7, label.ladder().size());
    }

    @Test
    void shouldRefuseZoneThatIsNotInTheTable() {
        assertThrows(
                NoSuchElementException.class,
                () -> label(Optional.of("MARS"), Optional.empty(), ZonePreference.PREFER, GERMANY));
    }

    @Test
    void shouldKeepItsHomeCellForEver() {
        JobLabel label = label(Optional.of("EU"), Optional.empty(), ZonePreference.PREFER, GERMANY);

        // CRC-32C of the id is 209,521,730: a change of this line would move jobs that are under way.
        assertEquals("EU-2", label.homeCell());
        assertEquals(100, label.zoneTable());
    }

    @Test
    void shouldSpreadJobsOfZoneThatIsOffEvenly() {
        Map<String, Integer> taken = new HashMap<>();
        for (int number = 0; number < 7_000; number++) {
            JobId id = JobId.parse("017f22e2-79b0-7cc3-98c4-%012x".formatted(number))
                    .orElseThrow();
            JobLabel.Claim claim =
                    new JobLabel.Claim(id, Optional.of("SEA"), Optional.empty(), ZonePreference.PREFER, List.of());
            taken.merge(JobLabel.of(claim, TABLE, CountryLookup.NONE).homeCell(), 1, Integer::sum);
        }

        assertEquals(7, taken.size());
        taken.forEach((cell, jobs) -> assertEquals(1_000, jobs, 150, cell));
    }

    private static JobLabel label(
            Optional<String> zone, Optional<InetAddress> address, ZonePreference preference, CountryLookup countries) {
        return JobLabel.of(new JobLabel.Claim(ID, zone, address, preference, List.of()), TABLE, countries);
    }
}
