package com.resultity.mesh.benchmark.report;

/** How this process and its forks log: each of the services on the class path brings settings of its own. */
public final class BenchmarkLogging {

    private static final String PROPERTY = "logback.configurationFile";
    private static final String SETTINGS = "com/resultity/mesh/benchmark/logback.xml";

    /** The option of a virtual machine that says so. */
    public static final String OPTION = "-D" + PROPERTY + "=" + SETTINGS;

    private BenchmarkLogging() {}

    /** Says so to this process, before anything logs. */
    public static void apply() {
        System.setProperty(PROPERTY, SETTINGS);
    }
}
