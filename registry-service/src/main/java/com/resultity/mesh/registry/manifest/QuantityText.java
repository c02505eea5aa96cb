package com.resultity.mesh.registry.manifest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Quantities in the form in which manifests hold them. */
public final class QuantityText {

    private static final int MEBIBYTES_PER_GIBIBYTE = 1024;
    private static final BigDecimal PARTS_PER_PERCENT = BigDecimal.valueOf(10_000);
    private static final int MILLIONS_PER_BILLION = 1_000;
    private static final BigDecimal MILLIONS = BigDecimal.valueOf(MILLIONS_PER_BILLION);
    private static final List<Map.Entry<String, Integer>> TOKENS =
            List.of(Map.entry("M", 1 << 20), Map.entry("K", 1 << 10));
    private static final List<Map.Entry<String, Long>> UNITS =
            List.of(Map.entry("h", 3_600_000L), Map.entry("m", 60_000L), Map.entry("s", 1_000L));

    private QuantityText() {}

    /** How an amount of memory is written. */
    public static String ofMebibytes(int mebibytes) {
        return mebibytes % MEBIBYTES_PER_GIBIBYTE == 0 ? mebibytes / MEBIBYTES_PER_GIBIBYTE + "GiB" : mebibytes + "MiB";
    }

    /** How a share is written. */
    public static String ofPartsPerMillion(int partsPerMillion) {
        return BigDecimal.valueOf(partsPerMillion)
                        .divide(PARTS_PER_PERCENT)
                        .stripTrailingZeros()
                        .toPlainString() + "%";
    }

    /** How a multiplier is written. */
    public static String ofThousandths(int thousandths) {
        return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
    }

    /** How a number of tokens is written. */
    public static String ofTokens(int tokens) {
        for (Map.Entry<String, Integer> unit : TOKENS) {
            if (tokens % unit.getValue() == 0) {
                return tokens / unit.getValue() + unit.getKey();
            }
        }
        return Integer.toString(tokens);
    }

    /** How a number of parameters is written. */
    public static String ofParametersMillions(int millions) {
        return millions < MILLIONS_PER_BILLION
                ? millions + "M"
                : BigDecimal.valueOf(millions)
                                .divide(MILLIONS)
                                .stripTrailingZeros()
                                .toPlainString() + "B";
    }

    /** How a length of time is written. */
    public static String ofMilliseconds(long milliseconds) {
        for (Map.Entry<String, Long> unit : UNITS) {
            if (milliseconds % unit.getValue() == 0) {
                return milliseconds / unit.getValue() + unit.getKey();
            }
        }
        return milliseconds + "ms";
    }
}
