package com.resultity.mesh.benchmark.report;

import java.util.Locale;

/**
 * What a ratio is held against.
 *
 * @param direction on which side of the limit it has to be
 * @param limit the limit, which itself is good enough
 */
public record Goal(Direction direction, double limit) {

    /** On which side of a limit is good. */
    public enum Direction {
        AT_LEAST,
        AT_MOST
    }

    public static Goal atLeast(double limit) {
        return new Goal(Direction.AT_LEAST, limit);
    }

    public static Goal atMost(double limit) {
        return new Goal(Direction.AT_MOST, limit);
    }

    boolean metBy(double ratio) {
        return direction == Direction.AT_LEAST ? ratio >= limit : ratio <= limit;
    }

    @Override
    public String toString() {
        String sign = direction == Direction.AT_LEAST ? ">=" : "<=";
        return limit == Math.rint(limit)
                ? String.format(Locale.ROOT, "%s %.0f", sign, limit)
                : String.format(Locale.ROOT, "%s %s", sign, limit);
    }
}
