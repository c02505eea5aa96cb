package com.resultity.mesh.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A mesh that another process started. */
final class AttachedMesh implements RunningMesh {
    private static final Duration DEATH_PATIENCE = Duration.ofSeconds(10);

    private final Path stateDirectory;
    private final MeshPorts ports;
    private final Readiness readiness = new Readiness();

    AttachedMesh(Path stateDirectory, Run run) {
        this.stateDirectory = stateDirectory;
        this.ports = run.ports();
    }

    @Override
    public MeshPorts ports() {
        return ports;
    }

    @Override
    public Map<MeshProcess, Long> processIds() {
        Map<MeshProcess, Long> ids = new EnumMap<>(MeshProcess.class);
        processes().forEach((process, identity) -> identity.find().ifPresent(found -> ids.put(process, found.pid())));
        return ids;
    }

    private Map<MeshProcess, ProcessIdentity> processes() {
        return RunFile.in(stateDirectory).readIfRunning().map(Run::processes).orElse(Map.of());
    }

    @Override
    public void killRouter() {
        ProcessHandle router = Optional.ofNullable(processes().get(MeshProcess.ROUTER_SERVICE))
                .flatMap(ProcessIdentity::find)
                .orElseThrow(() -> new MeshException(
                        "No router-service runs in the mesh of " + stateDirectory + ": see its log."));
        router.destroyForcibly();
        awaitEnd(router);
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(DEATH_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeshException("The wait for the end of process " + process.pid() + " was interrupted.", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new MeshException("Process " + process.pid() + " did not end.", e);
        }
    }

    @Override
    public void awaitRouterReady(Duration patience) {
        readiness.await("router-service", MeshProcess.ROUTER_SERVICE.addressIn(ports), patience);
    }

    @Override
    public void close() {
        // It belongs to the process that started it.
    }
}
