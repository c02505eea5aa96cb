package com.resultity.mesh.geo.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ZonesTest {

    @Test
    void shouldFindTheZoneOfCountry() {
        assertEquals("EU", TestingZones.FOUR.of("DE").name());
        assertEquals("OTHER", TestingZones.FOUR.of("BR").name());
    }

    @Test
    void shouldBeEqualWhateverTheOrder() {
        Zone first = new Zone("EU", true, 1, List.of("DE", "FR"), List.of());
        Zone second = new Zone("NA", true, 1, List.of(), List.of());
        Zone firstAgain = new Zone("EU", true, 1, List.of("FR", "DE"), List.of());

        assertEquals(new Zones("EU", List.of(first, second)), new Zones("EU", List.of(second, firstAgain)));
    }

    @Test
    void shouldRefuseTablesThatContradictThemselves() {
        assertRefused("there must be 1 to 64 zones", "EU");
        assertRefused("the default zone 'NA' is not one of the zones", "NA", zone("EU", List.of(), List.of()));
        assertRefused("zone EU comes twice", "EU", zone("EU", List.of(), List.of()), zone("EU", List.of(), List.of()));
        assertRefused(
                "country DE comes twice",
                "EU",
                zone("EU", List.of("DE"), List.of()),
                zone("NA", List.of("DE"), List.of()));
        assertRefused("zone EU falls back to the unknown 'NA'", "EU", zone("EU", List.of(), List.of("NA")));
        assertRefused("zone EU falls back to itself or twice to EU", "EU", zone("EU", List.of(), List.of("EU")));
    }

    @Test
    void shouldRefuseZonesOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new Zone("eu", true, 1, List.of(), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Zone("EU", true, 0, List.of(), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Zone("EU", true, 65, List.of(), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Zone("EU", true, 1, List.of("XX"), List.of()));
    }

    private static Zone zone(String name, List<String> countries, List<String> fallbacks) {
        return new Zone(name, true, 1, countries, fallbacks);
    }

    private static void assertRefused(String problem, String defaultZone, Zone... zones) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new Zones(defaultZone, List.of(zones)));
        assertEquals(problem, refused.getMessage());
    }
}
