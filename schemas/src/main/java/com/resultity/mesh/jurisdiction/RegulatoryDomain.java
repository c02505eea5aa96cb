package com.resultity.mesh.jurisdiction;

import java.time.LocalDate;
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
     * The European Economic Area: the 27 members of the European Union, Iceland, Liechtenstein and Norway. Territories with
     * country codes of their own (such as GF, RE, AX) are left out.
     */
    EEA(
            "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK",
            LocalDate.of(2020, 2, 1),
            "Agreement on the European Economic Area, OJ L 1, 3.1.1994, as in force since the United Kingdom left"),

    /**
     * Where personal data under the General Data Protection Regulation may be processed without further safeguards: the
     * European Economic Area, and the countries and territories for which the Commission has decided under Art. 45 that they
     * protect them as a whole. Decisions that hold only for some recipients are left out, because a country does not tell
     * whether a node's operator is one of them: Canada (commercial organisations) and the United States (participants of the
     * Data Privacy Framework). Later decisions are left out until they are added here, which is the stricter reading.
     */
    GDPR(
            EEA.countries + " AD AR CH FO GB GG IL IM JE JP KR NZ UY",
            LocalDate.of(2025, 7, 1),
            "Regulation (EU) 2016/679, Art. 45, and the adequacy decisions that the European Commission lists");

    /** Space-separated, because an enum holds only what cannot change. */
    private final String countries;

    private final LocalDate asOf;
    private final String source;

    RegulatoryDomain(String countries, LocalDate asOf, String source) {
        this.countries = countries;
        this.asOf = asOf;
        this.source = source;
    }

    /** The day whose law the countries are of. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Where they were taken from. */
    public String source() {
        return source;
    }

    /** Its countries as ISO 3166-1 alpha-2 codes, in alphabetical order. */
    public List<String> countries() {
        return Arrays.stream(countries.split(" ", -1)).sorted().toList();
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
