package com.resultity.mesh.geo.zones;

import java.util.Locale;
import java.util.Set;

/** The country codes of ISO 3166-1 alpha-2, as the Java platform lists them. */
public final class CountryCode {

    private static final Set<String> ASSIGNED = Set.of(Locale.getISOCountries());

    private CountryCode() {}

    /** Whether the text is an assigned code, in capitals. */
    public static boolean isAssigned(String text) {
        return ASSIGNED.contains(text);
    }
}
