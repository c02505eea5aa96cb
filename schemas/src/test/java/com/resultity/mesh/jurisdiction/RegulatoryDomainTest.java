package com.resultity.mesh.jurisdiction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegulatoryDomainTest {

    @Test
    void shouldHoldThirtyMembersOfTheEuropeanEconomicArea() {
        assertEquals(30, RegulatoryDomain.EEA.countries().size());
        assertTrue(RegulatoryDomain.EEA.countries().contains("NO"));
        assertFalse(RegulatoryDomain.EEA.countries().contains("GB"));
        assertFalse(RegulatoryDomain.EEA.countries().contains("RE"));
    }

    @Test
    void shouldAddTheCountriesOfAdequacyDecisionsThatHoldForAllRecipients() {
        List<String> gdpr = RegulatoryDomain.GDPR.countries();
        assertTrue(gdpr.containsAll(RegulatoryDomain.EEA.countries()));
        assertTrue(gdpr.containsAll(List.of("CH", "GB", "JP", "NZ")));
        assertFalse(gdpr.contains("US"), "the decision holds for participants of a framework alone");
        assertFalse(gdpr.contains("CA"), "the decision holds for commercial organisations alone");
    }

    @Test
    void shouldSayWhenAndWhereItWasTakenFrom() {
        Arrays.stream(RegulatoryDomain.values()).forEach(domain -> {
            assertFalse(domain.source().isBlank(), domain.name());
            assertTrue(domain.asOf().isBefore(LocalDate.of(2026, 1, 1)), domain.name());
        });
    }

    @Test
    void shouldHoldCountriesOnly() {
        Set<String> countries = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
        Arrays.stream(RegulatoryDomain.values())
                .forEach(domain -> assertTrue(countries.containsAll(domain.countries()), domain.name()));
    }

    @Test
    void shouldBeFoundByNameInAnyCase() {
        assertEquals(Optional.of(RegulatoryDomain.GDPR), RegulatoryDomain.named("gdpr"));
        assertEquals(Optional.empty(), RegulatoryDomain.named("HIPAA"));
    }
}
