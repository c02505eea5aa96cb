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

    /**
     * The fewest letters to insert, delete or replace, or neighbours to swap, no letter being touched twice (optimal
     * string alignment).
     */
    private static int distance(String left, String right) {
        int[][] slips = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : fewest(slips, left, right, i, j);
            }
        }
        return slips[left.length()][right.length()];
    }

    private static int fewest(int[][] slips, String left, String right, int i, int j) {
        char last = left.charAt(i - 1);
        int replaced = slips[i - 1][j - 1] + (last == right.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && last == right.charAt(j - 2) && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
    }
}
