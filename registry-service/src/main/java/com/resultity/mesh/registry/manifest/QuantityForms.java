package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.manifest.ScalarForm.Mistaken;
import com.resultity.mesh.registry.manifest.ScalarForm.Reading;
import com.resultity.mesh.registry.manifest.ScalarForm.Understood;
import com.resultity.mesh.registry.manifest.YamlValue.Scalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How numbers and quantities with a unit are written. */
final class QuantityForms {

    /** GPU memory in MiB, 1 MiB to 1 TiB, written such as 40GiB. */
    static final ScalarForm<Integer> MEMORY = QuantityForms::readMemory;

    /** A share in parts per million, written such as 99.5%. */
    static final ScalarForm<Integer> PERCENTAGE = QuantityForms::readPercentage;

    /** A factor in thousandths, 0 to 100, written such as 1.25. */
    static final ScalarForm<Integer> MULTIPLIER = QuantityForms::readMultiplier;

    private static final int MEBIBYTES_PER_GIBIBYTE = 1024;
    private static final int MOST_MEBIBYTES = 1024 * MEBIBYTES_PER_GIBIBYTE;
    private static final BigDecimal PARTS_PER_PERCENT = BigDecimal.valueOf(10_000);
    private static final int PARTS_PER_WHOLE = 1_000_000;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}");
    private static final Pattern MEMORY_TEXT = Pattern.compile("([0-9]{1,9})(MiB|GiB)");
    private static final Pattern PERCENTAGE_TEXT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,4})?)%");
    private static final Pattern MULTIPLIER_TEXT = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3})?");
    private static final BigDecimal THOUSANDTHS = BigDecimal.valueOf(1_000);
    private static final int MOST_THOUSANDTHS = 100_000;
    private static final Pattern DURATION_TEXT = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Map<String, Integer> MILLISECONDS =
            Map.of("ms", 1, "s", 1_000, "m", 60_000, "h", 3_600_000, "d", 86_400_000);

    private QuantityForms() {}

    /** A whole number within bounds, both included. */
    static ScalarForm<Integer> number(int least, int most) {
        ScalarForm<Long> form = number((long) least, most);
        return scalar -> form.read(scalar).map(Math::toIntExact);
    }

    /** A whole number within bounds, both included. */
    static ScalarForm<Long> number(long least, long most) {
        return scalar -> {
            if (scalar.plain() && NUMBER.matcher(scalar.text()).matches()) {
                long number = Long.parseLong(scalar.text());
                if (number >= least && number <= most) {
                    return new Understood<>(number);
                }
            }
            return new Mistaken<>(
                    TextForms.quoted(scalar.text()) + " is not a number from " + least + " to " + most,
                    "write a whole number from " + least + " to " + most + ", without quotes");
        };
    }

    /** A length of time in milliseconds within bounds, both included, written such as 1500ms or 60s. */
    static ScalarForm<Long> duration(Duration least, Duration most) {
        return scalar -> {
            Matcher matcher = DURATION_TEXT.matcher(scalar.text());
            if (!matcher.matches()) {
                return new Mistaken<>(
                        TextForms.quoted(scalar.text()) + " is not a length of time",
                        "write a whole number and one of ms, s, m, h, d, such as 8s or 1500ms");
            }
            long milliseconds = Long.parseLong(matcher.group(1)) * MILLISECONDS.get(matcher.group(2));
            if (milliseconds < least.toMillis() || milliseconds > most.toMillis()) {
                return new Mistaken<>(
                        TextForms.quoted(scalar.text()) + " is out of bounds",
                        "write from " + QuantityText.ofMilliseconds(least.toMillis()) + " to "
                                + QuantityText.ofMilliseconds(most.toMillis()));
            }
            return new Understood<>(milliseconds);
        };
    }

    private static Reading<Integer> readMemory(Scalar scalar) {
        Matcher matcher = MEMORY_TEXT.matcher(scalar.text());
        if (!matcher.matches()) {
            return new Mistaken<>(
                    TextForms.quoted(scalar.text()) + " is not an amount of memory",
                    "write a whole number and GiB or MiB, such as 40GiB");
        }
        long factor = matcher.group(2).equals("GiB") ? MEBIBYTES_PER_GIBIBYTE : 1;
        long mebibytes = Long.parseLong(matcher.group(1)) * factor;
        return mebibytes >= 1 && mebibytes <= MOST_MEBIBYTES
                ? new Understood<>(Math.toIntExact(mebibytes))
                : new Mistaken<>(TextForms.quoted(scalar.text()) + " is out of bounds", "write from 1MiB to 1024GiB");
    }

    private static Reading<Integer> readMultiplier(Scalar scalar) {
        if (!scalar.plain() || !MULTIPLIER_TEXT.matcher(scalar.text()).matches()) {
            return new Mistaken<>(
                    TextForms.quoted(scalar.text()) + " is not a multiplier",
                    "write a number with at most 3 decimals, such as 1.25, without quotes");
        }
        int thousandths = new BigDecimal(scalar.text()).multiply(THOUSANDTHS).intValueExact();
        return thousandths <= MOST_THOUSANDTHS
                ? new Understood<>(thousandths)
                : new Mistaken<>(TextForms.quoted(scalar.text()) + " is out of bounds", "write from 0 to 100");
    }

    private static Reading<Integer> readPercentage(Scalar scalar) {
        Matcher matcher = PERCENTAGE_TEXT.matcher(scalar.text());
        if (!matcher.matches()) {
            return new Mistaken<>(
                    TextForms.quoted(scalar.text()) + " is not a percentage",
                    "write a number with at most 4 decimals and %, such as 99.5%");
        }
        int parts = new BigDecimal(matcher.group(1)).multiply(PARTS_PER_PERCENT).intValueExact();
        return parts >= 1 && parts <= PARTS_PER_WHOLE
                ? new Understood<>(parts)
                : new Mistaken<>(
                        TextForms.quoted(scalar.text()) + " is out of bounds", "write more than 0% and at most 100%");
    }
}
