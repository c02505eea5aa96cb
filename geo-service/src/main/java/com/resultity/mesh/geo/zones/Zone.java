package com.resultity.mesh.geo.zones;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A zone.
 *
 * @param name its name: a capital letter, then capitals, digits and underscores, up to 32 characters
 * @param enabled whether jobs of this zone prefer it; when off they are spread over all cells
 * @param cells number of its cells, 1 to 64
 * @param countries its countries, ISO 3166-1 alpha-2, in alphabetical order
 * @param fallbacks names of the zones to fall back to, nearest first
 */
public record Zone(String name, boolean enabled, int cells, List<String> countries, List<String> fallbacks) {

    /** The most cells that a zone may have. */
    public static final int MOST_CELLS = 64;

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,31}");

    /**
     * @throws IllegalArgumentException if the name, the number of cells or a country is not as demanded
     */
    public Zone {
        countries = countries.stream().sorted().toList();
        fallbacks = List.copyOf(fallbacks);
        require(isName(name), "'" + name + "' is not a name of a zone");
        require(cells >= 1 && cells <= MOST_CELLS, "zone " + name + " must have 1 to " + MOST_CELLS + " cells");
        for (String country : countries) {
            require(CountryCode.isAssigned(country), "zone " + name + " has the unknown country '" + country + "'");
        }
    }

    /** Whether the text can be the name of a zone. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The name of one of its cells. */
    public String cell(int index) {
        return name + "-" + index;
    }

    static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
