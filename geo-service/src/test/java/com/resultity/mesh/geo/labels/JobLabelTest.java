package com.resultity.mesh.geo.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.geo.addresses.AddressLiteral;
import com.resultity.mesh.geo.addresses.CountryLookup;
import com.resultity.mesh.geo.zones.TestingZones;
import com.resultity.mesh.geo.zones.TimedZones;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
            JobId id = id(number);
            JobLabel.Claim claim =
                    claim(id, Optional.empty(), Optional.of("SEA"), Optional.empty(), ZonePreference.PREFER);
            taken.merge(JobLabel.of(claim, TABLE, CountryLookup.NONE).homeCell(), 1, Integer::sum);
        }

        assertEquals(7, taken.size());
        taken.forEach((cell, jobs) -> assertEquals(1_000, jobs, 150, cell));
    }

    @Test
    void shouldKeepTheHomeCellsOfJobsWithoutSessionForEver() {
        JobId other = id(1);

        // CRC-32C of the id is 486,244,646.
        assertEquals("EU-2", homeInEurope(4, other, Optional.empty()));
        assertEquals("EU-6", homeInEurope(16, other, Optional.empty()));
        assertEquals("EU-38", homeInEurope(64, other, Optional.empty()));
    }

    @Test
    void shouldKeepTheHomeCellsOfSessionsForEver() {
        Optional<JobLabel.Session> session = Optional.of(new JobLabel.Session("tenant-a", "session-1"));

        // CRC-32C of "8:tenant-asession-1" is 2,889,372,708: a change of this line would move sessions, and jobs that
        // are under way.
        assertEquals("EU-0", homeInEurope(4, ID, session));
        assertEquals("EU-4", homeInEurope(16, ID, session));
        assertEquals("EU-36", homeInEurope(64, ID, session));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 16})
    void shouldBringAllJobsOfASessionToOneCell(int cells) {
        Optional<JobLabel.Session> session = Optional.of(new JobLabel.Session("tenant-a", "session-1"));
        Set<String> homes = new HashSet<>();
        for (int number = 0; number < 500; number++) {
            homes.add(homeInEurope(cells, id(number), session));
        }

        assertEquals(1, homes.size(), homes::toString);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 16})
    void shouldSpreadSessionsEvenly(int cells) {
        Map<String, Integer> taken = new HashMap<>();
        for (int number = 0; number < 1_000 * cells; number++) {
            JobLabel.Session session = new JobLabel.Session("tenant-" + number % 7, "session-" + number);
            taken.merge(homeInEurope(cells, ID, Optional.of(session)), 1, Integer::sum);
        }

        assertEquals(cells, taken.size());
        taken.forEach((cell, sessions) -> assertEquals(1_000, sessions, 150, cell));
    }

    @Test
    void shouldNotTakeSessionsOfTwoTenantsForOne() {
        int together = 0;
        for (int number = 0; number < 100; number++) {
            String name = "x" + number;
            String one = homeInEurope(64, ID, Optional.of(new JobLabel.Session("tenant", "-a" + name)));
            String other = homeInEurope(64, ID, Optional.of(new JobLabel.Session("tenant-a", name)));
            together += one.equals(other) ? 1 : 0;
        }

        assertTrue(together < 15, together + " of 100 have one home among 64 cells");
    }

    private static JobLabel label(
            Optional<String> zone, Optional<InetAddress> address, ZonePreference preference, CountryLookup countries) {
        return JobLabel.of(claim(ID, Optional.empty(), zone, address, preference), TABLE, countries);
    }

    private static JobLabel.Claim claim(
            JobId id,
            Optional<JobLabel.Session> session,
            Optional<String> zone,
            Optional<InetAddress> address,
            ZonePreference preference) {
        return new JobLabel.Claim(id, session, zone, address, preference, List.of());
    }

    /** The home cell in Europe, of so many cells. */
    private static String homeInEurope(int cells, JobId id, Optional<JobLabel.Session> session) {
        TimedZones table = new TimedZones(100, TestingZones.withCellsOfEu(cells));
        JobLabel.Claim claim = claim(id, session, Optional.of("EU"), Optional.empty(), ZonePreference.PREFER);
        return JobLabel.of(claim, table, CountryLookup.NONE).homeCell();
    }

    private static JobId id(int number) {
        return JobId.parse("017f22e2-79b0-7cc3-98c4-%012x".formatted(number)).orElseThrow();
    }
}
