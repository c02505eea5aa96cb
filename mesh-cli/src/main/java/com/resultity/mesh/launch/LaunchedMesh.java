package com.resultity.mesh.launch;

import com.resultity.mesh.embedded.ChildProcess;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;

/** A mesh whose processes are children of this one. */
final class LaunchedMesh implements RunningMesh {
    private final StateDirectory state;
    private final MeshPorts ports;
    private final Progress progress;
    private final RunFile runFile;
    private final ScheduledExecutorService restarts =
            Executors.newScheduledThreadPool(MeshProcess.values().length, daemons("restarts"));
    private final Map<MeshProcess, KeptProcess> kept = new EnumMap<>(MeshProcess.class);
    private final Thread shutdownHook = new Thread(this::stopAll, "stop-mesh");
    private final Readiness readiness = new Readiness();
    private volatile boolean stopped;

    LaunchedMesh(StateDirectory state, MeshPorts ports, Progress progress) {
        this.state = state;
        this.ports = ports;
        this.progress = progress;
        this.runFile = RunFile.in(state.folder());
    }

    private static ThreadFactory daemons(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Starts the programs, all at once, and returns when each is ready; throws what the first failure threw. */
    void start(List<Program> programs) {
        together(
                programs.stream().<Runnable>map(program -> () -> start(program)).toList());
    }

    /** Starts a program and returns when it is ready. */
    void start(Program program) {
        KeptProcess process = new KeptProcess(program, progress, restarts, this::writeRunFile);
        synchronized (kept) {
            kept.put(program.process(), process);
        }
        process.start();
        progress.report(
                program.process().title() + " is ready at " + program.process().addressIn(ports));
    }

    /** Does several things at once and returns when all are done; throws what the first failure threw. */
    static void together(List<Runnable> tasks) {
        ExecutorService executor = Executors.newFixedThreadPool(tasks.size(), daemons("start"));
        try {
            CompletableFuture<?>[] running = tasks.stream()
                    .map(task -> CompletableFuture.runAsync(task, executor))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(running).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            executor.shutdown();
        }
    }

    /** Sees to it that the end of this process is the end of the mesh. */
    void stopAtExit() {
        Runtime.getRuntime().addShutdownHook(shutdownHook);
    }

    private void writeRunFile() {
        synchronized (kept) {
            runFile.write(new Run(ProcessIdentity.of(ProcessHandle.current()), ports, identities()));
        }
    }

    private Map<MeshProcess, ProcessIdentity> identities() {
        Map<MeshProcess, ProcessIdentity> identities = new EnumMap<>(MeshProcess.class);
        kept.forEach((process, keeper) -> keeper.current()
                .map(ChildProcess::pid)
                .flatMap(ProcessHandle::of)
                .ifPresent(handle -> identities.put(process, ProcessIdentity.of(handle))));
        return identities;
    }

    @Override
    public MeshPorts ports() {
        return ports;
    }

    @Override
    public Map<MeshProcess, Long> processIds() {
        Map<MeshProcess, Long> ids = new EnumMap<>(MeshProcess.class);
        synchronized (kept) {
            identities().forEach((process, identity) -> ids.put(process, identity.pid()));
        }
        return ids;
    }

    @Override
    public void killRouter() {
        KeptProcess router;
        synchronized (kept) {
            router = kept.get(MeshProcess.ROUTER_SERVICE);
        }
        if (router == null) {
            throw new MeshException("This mesh runs no router-service.");
        }
        router.kill();
    }

    @Override
    public void awaitRouterReady(Duration patience) {
        readiness.await("router-service", MeshProcess.ROUTER_SERVICE.addressIn(ports), patience);
    }

    /** Tells whether its end has begun. */
    boolean isStopped() {
        return stopped;
    }

    @Override
    public void close() {
        stopAll();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException theHookRunsAlready) {
            return;
        }
    }

    private synchronized void stopAll() {
        if (stopped) {
            return;
        }
        stopped = true;
        restarts.shutdownNow();
        // All of them before the first is stopped: when this process is told to end, its children may end by
        // themselves.
        synchronized (kept) {
            kept.values().forEach(KeptProcess::expectEnd);
        }
        stop(
                MeshProcess.REGISTRY_SERVICE,
                MeshProcess.ROUTER_SERVICE,
                MeshProcess.GEO_SERVICE,
                MeshProcess.SLA_MONITOR);
        stop(MeshProcess.SCHEMA_REGISTRY);
        stop(MeshProcess.BROKER);
        runFile.delete();
        state.close();
    }

    private void stop(MeshProcess... processes) {
        List<Runnable> stops;
        synchronized (kept) {
            stops = Stream.of(processes)
                    .filter(kept::containsKey)
                    .<Runnable>map(process -> kept.get(process)::stop)
                    .toList();
        }
        if (!stops.isEmpty()) {
            together(stops);
        }
    }
}
