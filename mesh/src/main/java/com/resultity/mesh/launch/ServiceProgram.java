package com.resultity.mesh.launch;

import com.resultity.mesh.embedded.ChildProcess;
import com.resultity.mesh.embedded.JavaCommand;
import com.resultity.mesh.embedded.JavaInstallation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of the four services. */
final class ServiceProgram implements Program {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Service service;
    private final Path jar;
    private final MeshPorts ports;
    private final StateDirectory state;
    private final ClassDataArchive classData;
    private final Readiness readiness = new Readiness();

    ServiceProgram(Service service, Distribution distribution, MeshPorts ports, StateDirectory state) {
        this.service = service;
        this.jar = distribution.jarOf(service.process().title());
        this.ports = ports;
        this.state = state;
        this.classData = ClassDataArchive.of(distribution, service.process().title());
    }

    @Override
    public MeshProcess process() {
        return service.process();
    }

    @Override
    public ChildProcess start() {
        JavaCommand command = new JavaCommand(
                JavaInstallation.running(), virtualMachine(), jar.toString(), service.mainClass(), List.of());
        ChildProcess child = ChildProcess.start(process().title(), command, environment(), state.logFile(process()));
        classData.keepAfter(child);
        return child;
    }

    private List<String> virtualMachine() {
        List<String> options = new ArrayList<>(List.of(
                "-Xms32m",
                "-Xmx" + service.heapMebibytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true"));
        options.addAll(classData.options());
        return options;
    }

    private Map<String, String> environment() {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", MeshProcess.BROKER.addressIn(ports),
                "MESH_SCHEMA_REGISTRY_URL", MeshProcess.SCHEMA_REGISTRY.addressIn(ports),
                "MICRONAUT_SERVER_PORT", String.valueOf(ports.of(process())),
                "MESH_STATE_DIRECTORY", state.folderOf(process()).toString());
    }

    @Override
    public void awaitReady(ChildProcess child) {
        child.awaitReady(PATIENCE, () -> readiness.of(process().addressIn(ports)));
    }
}
