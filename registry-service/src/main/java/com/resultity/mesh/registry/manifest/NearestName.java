package com.resultity.mesh.registry.manifest;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody who mistyped it most likely meant. */
public final class NearestName {

    private static final int LETTERS_PER_SLIP = 3;
    private static final int MOST_SLIPS = 3;
    private static final int MOST_LETTERS = 64;

    private NearestName() {}

    /** The nearest of the names, if one is near: at most a slip for each three letters, and three in all. */
    public static Optional<String> among(Collection<String> names, String mistyped) {
        if (mistyped.isEmpty() || mistyped.length() > MOST_LETTERS) {
            return Optional.empty();
        }
        String wanted = mistyped.toLowerCase(Locale.ROOT);
        int allowed = Math.min(MOST_SLIPS, Math.max(1, wanted.length() / LETTERS_PER_SLIP));
        return names.stream()
                .filter(name -> Math.abs(name.length() - wanted.length()) <= allowed)
                .map(name -> new Near(name, distance(name.toLowerCase(Locale.ROOT), wanted)))
                .filter(near -> near.distance <= allowed)
                .min(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .map(Near::name);
    }

    private record Near(String name, int distance) {}

    /** Levenshtein's distance: the fewest letters to insert, delete or replace. */
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
