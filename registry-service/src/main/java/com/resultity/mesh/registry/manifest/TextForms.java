package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.manifest.ScalarForm.Mistaken;
import com.resultity.mesh.registry.manifest.ScalarForm.Reading;
import com.resultity.mesh.registry.manifest.ScalarForm.Understood;
import com.resultity.mesh.registry.manifest.YamlValue.Scalar;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How names, choices and switches are written. */
final class TextForms {

    private static final int MOST_SHOWN = 60;
    private static final String USER_PATTERN = "[A-Za-z0-9][A-Za-z0-9._@|:+=-]{0,127}";

    static final ScalarForm<String> ID = matching(
            "[a-z0-9][a-z0-9-]{0,62}",
            "an id",
            "use 1 to 63 of a-z, 0-9 and -, beginning with a letter or digit, such as op-example-a");
    static final ScalarForm<String> TENANT =
            matching("[A-Za-z0-9._-]{1,64}", "a tenant's id", "use 1 to 64 of A-Z, a-z, 0-9, ., _ and -");
    static final ScalarForm<String> GROUP = matching(
            "[A-Za-z0-9._-]{1,64}", "the id of a team or an organisation", "use 1 to 64 of A-Z, a-z, 0-9, ., _ and -");
    static final ScalarForm<String> USER = matching(
            USER_PATTERN,
            "a user",
            "write the subject of the user's bearer tokens: 1 to 128 of A-Z, a-z, 0-9 and ._@|:+=-");
    static final ScalarForm<String> LICENCE = matching(
            "[A-Za-z0-9][A-Za-z0-9 ._+-]{0,63}",
            "a licence's name",
            "write it as the publisher does, such as apache-2.0, or leave it out");
    static final ScalarForm<String> OWNER = matching(
            "user/" + USER_PATTERN + "|[A-Za-z0-9][A-Za-z0-9._/-]{0,127}",
            "an owner",
            "write org/ID, team/ID, or user/ and the subject of the user's bearer tokens, such as org/example");
    static final ScalarForm<String> DISPLAY_NAME =
            matching("[^\\p{Cntrl}]{1,128}", "a display name", "use 1 to 128 printable characters");
    static final ScalarForm<String> MODEL = matching(
            "[A-Za-z0-9][A-Za-z0-9._:/+-]{0,127}", "a model's name", "write it as its maker does, such as Qwen3-8B");
    static final ScalarForm<String> ZONE =
            matching("[A-Z][A-Z0-9-]{0,31}", "a zone", "use the name of a zone in capitals, such as EU");
    static final ScalarForm<String> GPU_CLASS =
            matching("[A-Za-z0-9][A-Za-z0-9._-]{0,63}", "a GPU class", "use the name of a GPU class, such as H100-SXM");
    static final ScalarForm<String> LABEL = matching(
            "[a-z0-9][a-z0-9._/=-]{0,62}", "a label", "use 1 to 63 of a-z, 0-9, ., _, /, = and -, such as rack=a7");
    static final ScalarForm<String> COLOUR = matching(
            "#[0-9a-f]{6}", "a colour", "write it as #rrggbb in small letters, in quotes, such as \"#1a4fa3\"");
    static final ScalarForm<String> SENTENCE =
            matching("[^\\p{Cntrl}]{1,500}", "a line of text", "use 1 to 500 printable characters");
    static final ScalarForm<Boolean> SWITCH = TextForms::readSwitch;

    private TextForms() {}

    /** One of the names given, in any other spelling than which it is a mistake. */
    static <T extends Enum<T>> ScalarForm<T> oneOf(T[] choices, Function<T, String> name) {
        List<String> names = Arrays.stream(choices).map(name).toList();
        return scalar -> {
            int chosen = names.indexOf(scalar.text());
            if (chosen >= 0) {
                return new Understood<>(choices[chosen]);
            }
            Optional<String> nearest = NearestName.among(names, scalar.text());
            return new Mistaken<>(
                    quoted(scalar.text()) + " is not one of the choices",
                    nearest.map(found -> "write " + found).orElseGet(() -> "write one of " + String.join(", ", names)));
        };
    }

    /** A value in quotes, for an error. */
    static String quoted(String text) {
        return "\"" + shortened(text) + "\"";
    }

    /** Text for an error, shortened and without control characters. */
    static String shortened(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", " ");
        return printable.length() <= MOST_SHOWN ? printable : printable.substring(0, MOST_SHOWN) + "...";
    }

    private static ScalarForm<String> matching(String pattern, String what, String remedy) {
        Pattern compiled = Pattern.compile(pattern);
        return scalar -> compiled.matcher(scalar.text()).matches()
                ? new Understood<>(scalar.text())
                : new Mistaken<>(quoted(scalar.text()) + " is not " + what, remedy);
    }

    private static Reading<Boolean> readSwitch(Scalar scalar) {
        return switch (scalar.plain() ? scalar.text() : "") {
            case "true" -> new Understood<>(true);
            case "false" -> new Understood<>(false);
            default ->
                new Mistaken<>(
                        quoted(scalar.text()) + " is neither true nor false", "write true or false, without quotes");
        };
    }
}
