package com.resultity.mesh.jurisdiction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A set of countries that one body of law treats alike, for people who name the law instead of listing countries.
 *
 * <p>Fixed in code and not in a file that a deployment edits: widening it would widen every promise made under it, so a
 * change is a reviewed release.
 */
public enum RegulatoryDomain {
    /**
     * The European Economic Area: the 27 members of the European Union, Iceland, Liechtenstein and Norway. Source:
     * Agreement on the European Economic Area, as in force on 2020-02-01 (after the United Kingdom left). Territories
     * with country codes of their own (such as GF, RE, AX) are left out.
     */
    EEA("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"),

    /**
     * Where personal data under the General Data Protection Regulation may be processed without further safeguards that
     * this project could not check: the European Economic Area alone. Countries with an adequacy decision (Art. 45) are
     * left out for now, which is the stricter reading.
     */
    GDPR(EEA.countries);

    /** Space-separated, because an enum holds only what cannot change. */
    private final String countries;

    RegulatoryDomain(String countries) {
        this.countries = countries;
    }

    /** Its countries as ISO 3166-1 alpha-2 codes, in alphabetical order. */
    public List<String> countries() {
        return List.of(countries.split(" ", -1));
    }

    /** The domain of that name in any case, or nothing. */
    public static Optional<RegulatoryDomain> named(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(domain -> domain.name().equals(wanted))
                .findFirst();
    }

    /** The names of all domains, for error messages. */
    public static List<String> names() {
        return Arrays.stream(values()).map(RegulatoryDomain::name).toList();
    }
}
