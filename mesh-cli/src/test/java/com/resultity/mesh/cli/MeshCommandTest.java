package com.resultity.mesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

final class MeshCommandTest {
    @TempDir
    private Path folder;

    static Stream<List<String>> shouldHelpWithEachCommand() {
        List<List<String>> paths = new ArrayList<>();
        addPaths(MeshCommand.commandLine(), List.of(), paths);
        return paths.stream();
    }

    private static void addPaths(CommandLine command, List<String> path, List<List<String>> paths) {
        paths.add(path);
        command.getSubcommands().forEach((name, subcommand) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            addPaths(subcommand, longer, paths);
        });
    }

    @ParameterizedTest
    @MethodSource
    void shouldHelpWithEachCommand(List<String> path) {
        List<String> arguments = new ArrayList<>(path);
        arguments.add("--help");

        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));

        assertEquals(ExitCode.OK, run.exitCode());
        assertTrue(run.out().startsWith("Usage: mesh"), run.out());
        assertTrue(run.out().matches("(?s).*\nExit codes:\n  +[0-9]+ .*"), run.out());
        assertTrue(run.out().matches("(?s).*\nExample:\n  .*mesh .*"), run.out());
        assertEquals("", run.err());
    }

    @Test
    void shouldShowHelpWhenNothingIsNamed() {
        CommandRun run = CommandRun.of();

        assertEquals(ExitCode.ENVIRONMENT, run.exitCode());
        assertTrue(run.err().startsWith("Usage: mesh"), run.err());
    }

    @Test
    void shouldSuggestCommandForMisspeltOne() {
        CommandRun run = CommandRun.of("exlpain");

        assertEquals(ExitCode.ENVIRONMENT, run.exitCode());
        assertTrue(run.err().contains("Did you mean: mesh explain?"), run.err());
    }

    @Test
    void shouldSayThatNoMeshIsUp() {
        CommandRun run = CommandRun.of("status", "--state-directory", folder.toString());

        assertEquals(ExitCode.NEGATIVE, run.exitCode());
        assertEquals("No mesh is up in " + folder + ": 'mesh up' starts one.\n", run.out());
    }

    @Test
    void shouldTellProgramsThatNoMeshIsUp() {
        CommandRun run = CommandRun.of("status", "--json", "--state-directory", folder.toString());

        assertEquals(ExitCode.NEGATIVE, run.exitCode());
        assertEquals("{\n  \"up\" : false\n}\n", run.out());
    }

    @Test
    void shouldSayHowToNameMeshThatIsNotFound() {
        CommandRun run = CommandRun.of("explain", "any", "--state-directory", folder.toString());

        assertEquals(ExitCode.ENVIRONMENT, run.exitCode());
        assertEquals(
                "mesh: No mesh is up in " + folder + ": start one with 'mesh up', name its folder with"
                        + " --state-directory, or name an address with --router-service-url.\n",
                run.err());
    }

    @Test
    void shouldShowStackTraceOnlyWhenAsked() {
        String[] arguments = {"topics", "create", "--state-directory", folder.toString()};
        CommandRun quiet = CommandRun.of(arguments);
        CommandRun verbose = CommandRun.of(
                Stream.concat(Stream.of(arguments), Stream.of("--verbose")).toArray(String[]::new));

        assertFalse(quiet.err().contains("\tat "), quiet.err());
        assertTrue(verbose.err().contains("\tat com.resultity.mesh."), verbose.err());
    }

    @Test
    void shouldRefusePortThatIsNone() {
        CommandRun run = CommandRun.of("up", "--port-broker", "70000", "--state-directory", folder.toString());

        assertEquals(ExitCode.ENVIRONMENT, run.exitCode());
        assertTrue(run.err().startsWith("mesh: 70000 is no port"), run.err());
    }

    @Test
    void shouldListSubjectOfEachTopic() {
        CommandRun run = CommandRun.of("schemas", "list");

        assertEquals(ExitCode.OK, run.exitCode());
        assertTrue(run.out().contains("mesh.job-requests.v1-value"), run.out());
    }
}
