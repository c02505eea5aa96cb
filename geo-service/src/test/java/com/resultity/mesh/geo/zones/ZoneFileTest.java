package com.resultity.mesh.geo.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneFileTest {

    @Test
    void shouldReadZones() throws InvalidZoneFileException {
        Zones zones = ZoneFile.parse("""
                defaultZone: OTHER
                zones:
                  EU:
                    enabled: off
                    cells: 3
                    countries: [NO, DE]
                    fallbacks: [OTHER]
                  OTHER: {}
                """);

        Zones expected = new Zones(
                "OTHER",
                List.of(
                        new Zone("EU", false, 3, List.of("DE", "NO"), List.of("OTHER")),
                        new Zone("OTHER", true, 1, List.of(), List.of())));
        assertEquals(expected, zones);
    }

    @Test
    void shouldReportUnknownCountry() {
        assertProblems(
                """
                defaultZone: EU
                zones:
                  EU:
                    countries: [DE,
                      XX, de]
                """,
                "line 5, zones.EU.countries: 'XX' is not a country; write its two capital letters from ISO 3166-1, such as DE",
                "line 5, zones.EU.countries: 'de' is not a country; write its two capital letters from ISO 3166-1, such as DE");
    }

    @Test
    void shouldReportCountryInTwoZones() {
        assertProblems("""
                defaultZone: EU
                zones:
                  EU:
                    countries: [DE]
                  NA:
                    countries: [US, DE]
                """, "line 6, zones.NA.countries: country DE stands in line 4 already; leave it in one zone");
    }

    @Test
    void shouldReportUnknownRepeatedAndOwnFallbacks() {
        assertProblems(
                """
                defaultZone: EU
                zones:
                  EU:
                    fallbacks: [NA, EU, ASIA, NA]
                  NA: {}
                """,
                "line 4, zones.EU.fallbacks: names the zone itself; name other zones only",
                "line 4, zones.EU.fallbacks: 'ASIA' is not one of the zones; name a zone of this file",
                "line 4, zones.EU.fallbacks: names NA twice; name each zone once");
    }

    @Test
    void shouldReportValuesOfTheWrongKind() {
        assertProblems(
                """
                defaultZone: EU
                zones:
                  EU:
                    enabled: maybe
                    cells: 65
                    countries: DE
                    fallbacks: [[NA]]
                    colour: blue
                  eu: {}
                """,
                "line 8, zones.EU.colour: is not a field; the fields here are cells, countries, enabled, fallbacks",
                "line 4, zones.EU.enabled: is neither true nor false; write true or false",
                "line 5, zones.EU.cells: is not a whole number from 1 to 64; write a number in that range",
                "line 6, zones.EU.countries: is not a list; write it as [A, B]",
                "line 7, zones.EU.fallbacks: is not a single word; write one word",
                "line 9, zones.eu: is not a name for a zone; begin with a capital letter and use capitals, digits and"
                        + " underscores, 32 at most");
    }

    @Test
    void shouldReportMissingZones() {
        assertProblems("defaultZone: EU\n", "line 1, zones: names no zone; name at least one zone under 'zones:'");
        assertProblems(
                "defaultZone: EU\nzones: {}\n", "line 1, zones: names no zone; name at least one zone under 'zones:'");
    }

    @Test
    void shouldReportMissingAndUnknownDefaultZone() {
        assertProblems(
                "zones:\n  EU: {}\n",
                "line 1, defaultZone: is missing; write 'defaultZone: NAME' with the zone of all countries that no zone"
                        + " lists");
        assertProblems(
                "zones:\n  EU: {}\n  NA: {}\ndefaultZone: SA\n",
                "line 4, defaultZone: 'SA' is not one of the zones; name one of EU, NA");
    }

    @Test
    void shouldReportZoneThatComesTwice() {
        assertProblems(
                "defaultZone: EU\nzones:\n  EU: {}\n  EU: {cells: 2}\n",
                "line 4, zones.EU: stands in line 3 already; leave one of the two");
    }

    @Test
    void shouldReportWhatIsNotYaml() {
        assertProblems("", "line 1, the file: is empty; write defaultZone and zones");
        assertProblems(
                "zones: [\n",
                "line 2, the file: is not YAML: expected the node content, but found '<stream end>'; correct the line or"
                        + " the one before it");
        assertProblems("\u0001", "line 1, the file: is not YAML that can be read; write plain text in UTF-8");
        assertProblems("just words", "line 1, the file: has no fields; write defaultZone and zones");
    }

    @Test
    void shouldReportTooManyZones() {
        StringBuilder file = new StringBuilder("defaultZone: Z0\nzones:\n");
        for (int number = 0; number <= Zones.MOST_ZONES; number++) {
            file.append("  Z").append(number).append(": {}\n");
        }

        assertProblems(file.toString(), "line 3, zones: has 65 zones, more than 64; join some of them");
    }

    private static void assertProblems(String text, String... problems) {
        InvalidZoneFileException invalid = assertThrows(InvalidZoneFileException.class, () -> ZoneFile.parse(text));
        assertEquals(
                String.join("\n", problems),
                String.join(
                        "\n",
                        invalid.problems().stream()
                                .map(ZoneFileProblem::toString)
                                .toList()));
    }
}
