package com.resultity.mesh.router;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.core.bind.annotation.Bindable;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SettingsDocumentTest {

    private static final Pattern ROW = Pattern.compile("\\| `(MESH_ROUTER_[A-Z_]+)` \\| `?([^|`]+)`? \\| .*");

    @Test
    void shouldTellEverySettingAndItsDefault() throws IOException {
        String told = Files.readAllLines(Path.of("../docs/settings.md"), UTF_8).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1) + "=" + row.group(2))
                .collect(joining("\n"));
        RecordComponent[] components = RouterSettings.class.getRecordComponents();
        List<Parameter> parameters = Arrays.asList(RouterSettings.class.getDeclaredConstructors()[0].getParameters());
        String there = IntStream.range(0, components.length)
                .mapToObj(i -> variable(components[i].getName()) + "=" + defaultOf(parameters.get(i)))
                .collect(joining("\n"));
        assertEquals(there, told);
    }

    private static String variable(String property) {
        return "MESH_ROUTER_" + property.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    private static String defaultOf(Parameter parameter) {
        String value = parameter.getAnnotation(Bindable.class).defaultValue();
        return value.isEmpty() ? "host name and port" : value;
    }
}
