package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.manifest.ScalarForm.Mistaken;
import com.resultity.mesh.registry.manifest.ScalarForm.Reading;
import com.resultity.mesh.registry.manifest.ScalarForm.Understood;
import com.resultity.mesh.registry.manifest.YamlValue.Scalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How what a model is and can do is written. */
final class ModelForms {

    /** A modality; the list is closed, so that a misspelt one does not shut every model out. */
    static final ScalarForm<String> MODALITY = ModelForms::readModality;

    /** Length of a context in tokens, written such as 131072 or 128K, where K is 1,024. */
    static final ScalarForm<Integer> CONTEXT = ModelForms::readContext;

    /** Number of parameters in millions, written such as 8B, 0.6B or 137M. */
    static final ScalarForm<Integer> PARAMETERS = ModelForms::readParameters;

    private static final List<String> MODALITIES = List.of("text", "image", "audio", "video", "embedding", "reranking");

    static final int MOST_MODALITIES = MODALITIES.size();

    private static final Pattern CONTEXT_TEXT = Pattern.compile("([0-9]{1,9})([KM]?)");
    private static final Map<String, Integer> TOKENS = Map.of("", 1, "K", 1 << 10, "M", 1 << 20);
    private static final int MOST_TOKENS = 1_000_000_000;
    private static final Pattern PARAMETERS_TEXT = Pattern.compile("([0-9]{1,8}(?:\\.[0-9]{1,6})?)([MBT])");
    private static final Map<String, BigDecimal> MILLIONS =
            Map.of("M", BigDecimal.ONE, "B", BigDecimal.valueOf(1_000), "T", BigDecimal.valueOf(1_000_000));
    private static final BigDecimal MOST_MILLIONS = BigDecimal.valueOf(1_000_000_000);

    private ModelForms() {}

    private static Reading<String> readModality(Scalar scalar) {
        if (MODALITIES.contains(scalar.text())) {
            return new Understood<>(scalar.text());
        }
        return new Mistaken<>(
                TextForms.quoted(scalar.text()) + " is not a modality",
                NearestName.among(MODALITIES, scalar.text())
                        .map(nearest -> "write " + nearest)
                        .orElse("write one of " + String.join(", ", MODALITIES)));
    }

    private static Reading<Integer> readContext(Scalar scalar) {
        Matcher matcher = CONTEXT_TEXT.matcher(scalar.text());
        if (!matcher.matches()) {
            return new Mistaken<>(
                    TextForms.quoted(scalar.text()) + " is not a number of tokens",
                    "write a whole number, or one with K (1,024) or M (1,048,576), such as 128K");
        }
        long tokens = Long.parseLong(matcher.group(1)) * TOKENS.get(matcher.group(2));
        return tokens >= 1 && tokens <= MOST_TOKENS
                ? new Understood<>(Math.toIntExact(tokens))
                : new Mistaken<>(
                        TextForms.quoted(scalar.text()) + " is out of bounds", "write from 1 to " + MOST_TOKENS);
    }

    private static Reading<Integer> readParameters(Scalar scalar) {
        Matcher matcher = PARAMETERS_TEXT.matcher(scalar.text());
        if (!matcher.matches()) {
            return new Mistaken<>(
                    TextForms.quoted(scalar.text()) + " is not a number of parameters",
                    "write a number and M (million), B (billion) or T (trillion), such as 8B or 0.6B");
        }
        BigDecimal millions = new BigDecimal(matcher.group(1)).multiply(MILLIONS.get(matcher.group(2)));
        boolean whole = millions.stripTrailingZeros().scale() <= 0;
        return whole && millions.signum() > 0 && millions.compareTo(MOST_MILLIONS) <= 0
                ? new Understood<>(millions.intValueExact())
                : new Mistaken<>(
                        TextForms.quoted(scalar.text()) + " is out of bounds",
                        "write whole millions, from 1M to 1000T");
    }
}
