package com.resultity.mesh.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The four services: each a jar of the distribution with processes of its own. */
enum Service {
    REGISTRY(
            MeshProcess.REGISTRY_SERVICE,
            "com.resultity.mesh.registry.RegistryService",
            128,
            Compilation.LIGHT,
            Collector.SERIAL),
    /** Remembers each job for five minutes, in about a kilobyte: that of 2,000 jobs a second, and room. */
    ROUTER(
            MeshProcess.ROUTER_SERVICE,
            "com.resultity.mesh.router.RouterService",
            1024,
            Compilation.LATE,
            Collector.PARALLEL),
    GEO(MeshProcess.GEO_SERVICE, "com.resultity.mesh.geo.GeoService", 96, Compilation.LATE, Collector.SERIAL),
    SLA(MeshProcess.SLA_MONITOR, "com.resultity.mesh.sla.SlaMonitor", 128, Compilation.LIGHT, Collector.SERIAL);

    /** Of this all is used in turns, so that it takes memory from the first minute on. */
    private static final int MOST_YOUNG_MEBIBYTES = 64;

    /**
     * How the virtual machine compiles. Half of what a start costs is the optimising compiler, which works on code that
     * is never hot again.
     */
    private enum Compilation {
        /** Never optimise: for what no job waits for. */
        LIGHT,
        /** Optimise what is ten times as hot as usual: for what every job passes. */
        LATE
    }

    /** How the virtual machine collects garbage. */
    private enum Collector {
        /** On one thread, which takes the least memory itself. */
        SERIAL,
        /** On two: what place remembers of jobs is moved to the old generation, and jobs wait meanwhile. */
        PARALLEL
    }

    private final MeshProcess process;
    private final String mainClass;
    private final int heapMebibytes;
    private final Compilation compilation;
    private final Collector collector;

    Service(MeshProcess process, String mainClass, int heapMebibytes, Compilation compilation, Collector collector) {
        this.process = process;
        this.mainClass = mainClass;
        this.heapMebibytes = heapMebibytes;
        this.compilation = compilation;
        this.collector = collector;
    }

    /** Returns the service that processes of a kind run; nothing for the broker and the schema registry. */
    static Optional<Service> of(MeshProcess process) {
        return Arrays.stream(values())
                .filter(service -> service.process == process)
                .findFirst();
    }

    MeshProcess process() {
        return process;
    }

    String mainClass() {
        return mainClass;
    }

    /** Returns the most heap that it may use, in MiB. */
    int heapMebibytes() {
        return heapMebibytes;
    }

    /**
     * Returns the options of the virtual machine that it runs in.
     *
     * @param heapMebibytes the most heap that it may use, in MiB
     * @param temporary a folder of its own: Kafka Streams keeps its state there, and one mesh must not find that of another
     */
    List<String> virtualMachine(int heapMebibytes, Path temporary) {
        List<String> options = new ArrayList<>(List.of(
                // All at once: growing takes a collection of the whole heap for each step. What is not used takes no
                // memory.
                "-Xms" + heapMebibytes + "m",
                "-Xmx" + heapMebibytes + "m",
                "-Xmn" + Math.min(MOST_YOUNG_MEBIBYTES, heapMebibytes / 3) + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + temporary,
                "-Djava.awt.headless=true"));
        options.addAll(
                switch (collector) {
                    case SERIAL -> List.of("-XX:+UseSerialGC");
                    case PARALLEL -> List.of("-XX:+UseParallelGC", "-XX:ParallelGCThreads=2");
                });
        options.addAll(
                switch (compilation) {
                    case LIGHT -> List.of("-XX:TieredStopAtLevel=1");
                    case LATE ->
                        List.of(
                                "-XX:Tier4InvocationThreshold=50000",
                                "-XX:Tier4MinInvocationThreshold=6000",
                                "-XX:Tier4CompileThreshold=150000",
                                "-XX:Tier4BackEdgeThreshold=400000");
                });
        return options;
    }
}
