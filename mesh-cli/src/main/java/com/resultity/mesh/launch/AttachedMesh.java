package com.resultity.mesh.launch;

import com.resultity.mesh.embedded.Pause;
import com.resultity.mesh.identity.LocalIssuer;
import com.resultity.mesh.identity.RegistryAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A mesh that another process started. */
final class AttachedMesh implements RunningMesh {
    private static final Duration DEATH_PATIENCE = Duration.ofSeconds(10);

    private final Path stateDirectory;
    private final MeshPorts ports;
    private final Map<Integer, Pause> pauses = new HashMap<>();
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
    public RegistryAccess registryAccess() {
        return new RegistryAccess(registryServiceUrl(), LocalIssuer.make(stateDirectory));
    }

    @Override
    public Map<MeshInstance, Long> processIds() {
        Map<MeshInstance, Long> ids = new TreeMap<>();
        Map<String, ProcessIdentity> running = processes();
        for (MeshInstance instance : ports.instances()) {
            Optional.ofNullable(running.get(instance.title()))
                    .flatMap(ProcessIdentity::find)
                    .ifPresent(found -> ids.put(instance, found.pid()));
        }
        return ids;
    }

    private Map<String, ProcessIdentity> processes() {
        return RunFile.in(stateDirectory).readIfRunning().map(Run::processes).orElse(Map.of());
    }

    @Override
    public void killRouter(int number) {
        ProcessHandle router = router(number);
        router.destroyForcibly();
        awaitEnd(router);
    }

    @Override
    public void pauseRouter(int number) {
        long pid = router(number).pid();
        synchronized (pauses) {
            if (!pauses.containsKey(number)) {
                pauses.put(number, Pause.of(pid));
            }
        }
    }

    @Override
    public void resumeRouter(int number) {
        synchronized (pauses) {
            Optional.ofNullable(pauses.remove(number)).ifPresent(Pause::close);
        }
    }

    private ProcessHandle router(int number) {
        String title = MeshInstance.router(number).title();
        return Optional.ofNullable(processes().get(title))
                .flatMap(ProcessIdentity::find)
                .orElseThrow(() ->
                        new MeshException("No " + title + " runs in the mesh of " + stateDirectory + ": see its log."));
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
    public boolean isRouterReady(int number) {
        return readiness.isReady(MeshInstance.router(number).addressIn(ports));
    }

    @Override
    public void close() {
        // It belongs to the process that started it; but whom this one paused goes on.
        synchronized (pauses) {
            pauses.values().forEach(Pause::close);
            pauses.clear();
        }
    }
}
