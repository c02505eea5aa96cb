package com.resultity.mesh.simulate;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread on which all simulated nodes and the gateway live, in real time. */
final class SimulationThread implements Timers, AutoCloseable {

    private final ScheduledThreadPoolExecutor executor;
    private final CompletableFuture<Void> failure = new CompletableFuture<>();

    /** Starts the thread. */
    SimulationThread() {
        executor = new ScheduledThreadPoolExecutor(1, action -> {
            Thread thread = new Thread(action, "simulation");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public long now() {
        return System.currentTimeMillis();
    }

    @Override
    public Timer after(long milliseconds, Runnable action) {
        ScheduledFuture<?> scheduled =
                executor.schedule(() -> guarded(action), Math.max(0, milliseconds), TimeUnit.MILLISECONDS);
        return () -> scheduled.cancel(false);
    }

    /** Runs an action on the thread as soon as possible; without effect once it is closed. */
    void execute(Runnable action) {
        if (!executor.isShutdown()) {
            executor.execute(() -> guarded(action));
        }
    }

    /** Completes exceptionally, with its cause, when an action failed; never otherwise. */
    CompletableFuture<Void> failure() {
        return failure;
    }

    /** Drops what has not happened yet and ends the thread. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** An executor keeps what its tasks throw to itself: a simulation that is broken must say so. */
    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error broken) {
            failure.completeExceptionally(broken);
        }
    }
}
