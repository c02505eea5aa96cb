package com.resultity.mesh.launch;

import com.resultity.mesh.embedded.ChildProcess;
import com.resultity.mesh.identity.LocalIssuer;
import com.resultity.mesh.identity.RegistryAccess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Predicate;

/** A mesh whose processes are children of this one. */
final class LaunchedMesh implements RunningMesh {
    private final StateDirectory state;
    private final MeshPorts ports;
    private final Progress progress;
    private final RunFile runFile;
    private final ScheduledExecutorService restarts;
    private final Map<MeshInstance, KeptProcess> kept = new TreeMap<>();
    private final Thread shutdownHook = new Thread(this::stopAll, "stop-mesh");
    private final Readiness readiness = new Readiness();
    private volatile boolean stopped;

    LaunchedMesh(StateDirectory state, MeshPorts ports, Progress progress) {
        this.state = state;
        this.ports = ports;
        this.progress = progress;
        this.restarts = Executors.newScheduledThreadPool(ports.instances().size(), daemons("restarts"));
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
            kept.put(program.instance(), process);
        }
        process.start();
        progress.report(program.instance().title() + " is ready at "
                + program.instance().addressIn(ports));
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

    private Map<String, ProcessIdentity> identities() {
        Map<String, ProcessIdentity> identities = new LinkedHashMap<>();
        kept.forEach((process, keeper) -> keeper.current()
                .map(ChildProcess::pid)
                .flatMap(ProcessHandle::of)
                .ifPresent(handle -> identities.put(process.title(), ProcessIdentity.of(handle))));
        return identities;
    }

    @Override
    public MeshPorts ports() {
        return ports;
    }

    @Override
    public RegistryAccess registryAccess() {
        return new RegistryAccess(registryServiceUrl(), LocalIssuer.make(state.folder()));
    }

    @Override
    public Map<MeshInstance, Long> processIds() {
        Map<MeshInstance, Long> ids = new TreeMap<>();
        synchronized (kept) {
            kept.forEach((instance, keeper) -> keeper.current().ifPresent(child -> ids.put(instance, child.pid())));
        }
        return ids;
    }

    @Override
    public void killRouter(int number) {
        router(number).kill();
    }

    @Override
    public void pauseRouter(int number) {
        router(number).pause();
    }

    @Override
    public void resumeRouter(int number) {
        router(number).resume();
    }

    private KeptProcess router(int number) {
        synchronized (kept) {
            KeptProcess router = kept.get(MeshInstance.router(number));
            if (router == null) {
                throw new MeshException("This mesh runs no router-service " + number + ".");
            }
            return router;
        }
    }

    @Override
    public boolean isRouterReady(int number) {
        return readiness.isReady(MeshInstance.router(number).addressIn(ports));
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
        stop(process -> Service.of(process).isPresent());
        stop(process -> process == MeshProcess.SCHEMA_REGISTRY);
        stop(process -> process == MeshProcess.BROKER);
        runFile.delete();
        state.close();
    }

    private void stop(Predicate<MeshProcess> which) {
        List<Runnable> stops;
        synchronized (kept) {
            stops = kept.entrySet().stream()
                    .filter(entry -> which.test(entry.getKey().process()))
                    .<Runnable>map(entry -> entry.getValue()::stop)
                    .toList();
        }
        if (!stops.isEmpty()) {
            together(stops);
        }
    }
}
