package com.resultity.mesh.benchmark;

import com.resultity.mesh.benchmark.report.ProcessSettings;
import picocli.CommandLine;

/** Where {@code mesh bench} begins, in a process of its own. */
public final class BenchmarkMain {

    private BenchmarkMain() {}

    /** Runs benchmarks and ends the process: 0 if every goal is met, 1 if one is not, 2 if it could not be run. */
    public static void main(String[] arguments) {
        ProcessSettings.apply();
        System.exit(new CommandLine(new BenchmarkCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }
}
