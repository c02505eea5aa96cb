package com.resultity.mesh.benchmark;

import picocli.CommandLine;

/** Where {@code mesh bench} begins, in a process of its own. */
public final class BenchmarkMain {

    private static final String LOGGING = "logback.configurationFile";

    private BenchmarkMain() {}

    /** Runs benchmarks and ends the process: 0 if every goal is met, 1 if one is not, 2 if it could not be run. */
    public static void main(String[] arguments) {
        // Each of the services on the class path brings settings of its own.
        System.setProperty(LOGGING, "com/resultity/mesh/benchmark/logback.xml");
        System.exit(new CommandLine(new BenchmarkCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }
}
