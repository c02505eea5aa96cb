package com.resultity.mesh.benchmark.report;

/** What this process and its forks are set to, before anything runs. */
public final class ProcessSettings {

    private static final String LOGGING = "logback.configurationFile";
    private static final String LOGGING_FILE = "com/resultity/mesh/benchmark/logback.xml";
    private static final String NO_LOCK = "jmh.ignoreLock";

    /** The option of a fork's virtual machine that says how it logs. */
    public static final String LOGGING_OPTION = "-D" + LOGGING + "=" + LOGGING_FILE;

    private ProcessSettings() {}

    /** Sets this process. */
    public static void apply() {
        // Each of the services on the class path brings settings of its own.
        System.setProperty(LOGGING, LOGGING_FILE);
        // By its lock JMH keeps all but one benchmark of a machine from running, those of other builds included.
        System.setProperty(NO_LOCK, "true");
    }
}
