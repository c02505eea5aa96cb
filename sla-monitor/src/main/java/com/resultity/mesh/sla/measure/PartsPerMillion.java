package com.resultity.mesh.sla.measure;

/** Shares as whole numbers, so that a figure and the promise it is held against compare exactly. */
public final class PartsPerMillion {

    /** The whole. */
    public static final int ALL = 1_000_000;

    private static final int IN_ONE_PERCENT = 10_000;

    private PartsPerMillion() {}

    /**
     * The share of a part in a whole, rounded down: it is less than a promise exactly if the true share is.
     *
     * @param part 0 to whole
     * @param whole 1 to 9,000,000,000,000
     */
    public static int of(long part, long whole) {
        return Math.toIntExact(Math.multiplyExact(part, (long) ALL) / whole);
    }

    /** The share as a percentage with as many digits as it has, such as {@code 99.5 %}. */
    public static String asPercent(long partsPerMillion) {
        long fraction = partsPerMillion % IN_ONE_PERCENT;
        String whole = Long.toString(partsPerMillion / IN_ONE_PERCENT);
        if (fraction == 0) {
            return whole + " %";
        }
        String digits = Long.toString(IN_ONE_PERCENT + fraction).substring(1);
        return whole + "." + digits.replaceFirst("0+$", "") + " %";
    }
}
