package com.resultity.mesh.sla.judge;

import java.math.BigDecimal;

/** Lengths of time for people. */
final class Durations {

    private Durations() {}

    /** A number of milliseconds in seconds, with as many digits as it has, such as {@code 7.5 s}. */
    static String inSeconds(long milliseconds) {
        return BigDecimal.valueOf(milliseconds, 3).stripTrailingZeros().toPlainString() + " s";
    }
}
