package com.resultity.mesh.geo.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.resultity.mesh.jurisdiction.RegulatoryDomain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DefaultZonesTest {

    private static Zones zones;

    @BeforeAll
    static void read() throws IOException, InvalidZoneFileException {
        try (InputStream file = DefaultZonesTest.class.getResourceAsStream("/zones.yml")) {
            assertNotNull(file);
            zones = ZoneFile.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void shouldListEveryCountryExactlyOnce() {
        List<String> listed = zones.all().stream()
                .flatMap(zone -> zone.countries().stream())
                .sorted()
                .toList();

        assertEquals(Stream.of(Locale.getISOCountries()).sorted().toList(), listed);
        assertEquals(249, listed.size());
    }

    @Test
    void shouldNameTheSixZones() {
        assertEquals(
                List.of("EU", "ME", "NA", "OTHER", "SA", "SEA"),
                zones.all().stream().map(Zone::name).toList());
        assertEquals("OTHER", zones.defaultZone().name());
    }

    @Test
    void shouldHaveTheEuropeanEconomicAreaInEu() {
        RegulatoryDomain.EEA
                .countries()
                .forEach(country -> assertEquals("EU", zones.of(country).name(), country));
    }
}
