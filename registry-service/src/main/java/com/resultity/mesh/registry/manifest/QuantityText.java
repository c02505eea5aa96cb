package com.resultity.mesh.registry.manifest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Quantities in the form in which manifests hold them. */
public final class QuantityText {

    private static final int MEBIBYTES_PER_GIBIBYTE = 1024;
    private static final BigDecimal PARTS_PER_PERCENT = BigDecimal.valueOf(10_000);
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
