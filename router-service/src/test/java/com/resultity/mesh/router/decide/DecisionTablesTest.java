package com.resultity.mesh.router.decide;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.decide.admission.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The decision tables: what is decided, and why, in each of many situations. They lie in {@code decisions/}, whose README says
 * how they are read.
 */
class DecisionTablesTest {

    private static final int AT_LEAST = 60;

    private record Case(String table, String name, TableFields fields) {

        @Override
        public String toString() {
            return table + ": " + name;
        }
    }

    @TestFactory
    Stream<DynamicContainer> shouldDecideAsTheTablesSay() {
        return tables().stream()
                .map(table -> DynamicContainer.dynamicContainer(
                        table.getFileName().toString(),
                        cases(table).stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> judge(one)))));
    }

    @Test
    void shouldHaveACaseForEveryReason() {
        List<String> tables = tables().stream().map(DecisionTablesTest::text).toList();
        for (Reason reason : Reason.values()) {
            assertTrue(
                    reason == Reason.PATIENCE_ENDED
                            || tables.stream().anyMatch(table -> table.contains("refused: " + reason)),
                    () -> "no table has a case that ends with " + reason);
        }
        int cases = tables().stream().mapToInt(table -> cases(table).size()).sum();
        assertTrue(cases >= AT_LEAST, () -> cases + " cases");
    }

    private static List<Path> tables() {
        URL folder = DecisionTablesTest.class.getResource("/decisions");
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException("the decision tables cannot be listed", unreadable);
        }
    }

    private static String text(Path table) {
        try {
            return Files.readString(table);
        } catch (IOException unreadable) {
            throw new IllegalStateException(table + " cannot be read", unreadable);
        }
    }

    private static List<Case> cases(Path table) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (InputStream input = Files.newInputStream(table)) {
            List<Case> cases = new ArrayList<>();
            List<?> entries = new Yaml(new SafeConstructor(options)).load(input);
            for (Object entry : entries) {
                TableFields fields = new TableFields(table.getFileName().toString(), entry);
                String name = fields.need("case");
                cases.add(new Case(table.getFileName().toString(), name, new TableFields(name, entry)));
            }
            return cases;
        } catch (IOException unreadable) {
            throw new IllegalStateException(table + " cannot be read", unreadable);
        }
    }

    private static void judge(Case one) {
        TableFields fields = one.fields();
        fields.need("case");
        TableMesh mesh = new TableMesh(fields.inner("given"));
        List<Observation> seen = List.of();
        List<TableFields> steps = fields.items("when");
        for (int number = 0; number < steps.size(); number++) {
            TableFields step = steps.get(number);
            Object then = step.raw("then");
            seen = mesh.step(step);
            step.done();
            if (then != null) {
                compare(one, "step " + (number + 1) + " of " + steps.size() + ", " + step, then, seen);
            }
        }
        Object then = fields.raw("then");
        fields.done();
        if (then != null) {
            compare(one, "the last step", then, seen);
        }
    }

    private static void compare(Case one, String where, Object then, List<Observation> seen) {
        if (then instanceof Map<?, ?>) {
            compareTally(one, where, new TableFields("then", then), seen);
            return;
        }
        List<?> expected = (List<?>) then;
        boolean same = expected.size() == seen.size();
        for (int number = 0; same && number < expected.size(); number++) {
            same = seen.get(number).matches(new TableFields("then", expected.get(number)).rest());
        }
        if (!same) {
            throw failed(one, where, lines(expected), lines(seen));
        }
    }

    /** So many of each value of a key; a range is written 20..30. */
    private static void compareTally(Case one, String where, TableFields then, List<Observation> seen) {
        Map<String, Integer> tally = Observation.tally(seen, then.need("of"), then.need("by"));
        Map<String, Object> expected = then.rest();
        boolean same = expected.keySet().containsAll(tally.keySet());
        for (Map.Entry<String, Object> range : expected.entrySet()) {
            String[] ends = String.valueOf(range.getValue()).split("\\.\\.", -1);
            int count = tally.getOrDefault(range.getKey(), 0);
            same &= Integer.parseInt(ends[0]) <= count && count <= Integer.parseInt(ends[ends.length - 1]);
        }
        if (!same) {
            throw failed(one, where, "  " + expected, "  " + tally);
        }
    }

    private static String lines(List<?> some) {
        return some.isEmpty()
                ? "  nothing"
                : String.join("\n", some.stream().map(item -> "  " + item).toList());
    }

    private static AssertionFailedError failed(Case one, String where, String expected, String actual) {
        return new AssertionFailedError(
                one + "\n" + one.fields().inner("given") + "\nafter " + where + "\nexpected\n" + expected
                        + "\nbut there was\n" + actual,
                expected,
                actual);
    }
}
