package com.resultity.mesh.replay;

import com.resultity.mesh.launch.MeshException;
import com.resultity.mesh.launch.RunningMesh;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Kills the router at planned moments and times its recovery, on a thread of its own. */
final class RouterKiller implements AutoCloseable {

    private static final Duration RECOVERY_PATIENCE = Duration.ofSeconds(60);

    private final RunningMesh mesh;
    private final List<Long> moments;
    private final ReplayObserver observer;
    private final List<RouterKill> kills = new ArrayList<>();
    private final AtomicReference<MeshException> failure = new AtomicReference<>();
    private final Thread thread;
    private final long beganNanos = System.nanoTime();

    /** Starts; the moments count from now. */
    RouterKiller(RunningMesh mesh, List<Long> moments, ReplayObserver observer) {
        this.mesh = mesh;
        this.moments = moments;
        this.observer = observer;
        this.thread = new Thread(this::killAll, "router-killer");
        thread.setDaemon(true);
        thread.start();
    }

    private void killAll() {
        try {
            for (long moment : moments) {
                TimeUnit.MILLISECONDS.sleep(Math.max(0, moment - elapsedMilliseconds()));
                kill();
            }
        } catch (InterruptedException closed) {
            return;
        } catch (MeshException broken) {
            failure.set(broken);
        }
    }

    private void kill() {
        long killedAt = elapsedMilliseconds();
        mesh.killRouter(1);
        observer.note("the router was killed by SIGKILL");
        mesh.awaitRoutersReady(RECOVERY_PATIENCE);
        RouterKill kill = new RouterKill(killedAt, elapsedMilliseconds() - killedAt);
        observer.note("the router is back after " + kill.recoveryMilliseconds() + " ms");
        synchronized (kills) {
            kills.add(kill);
        }
    }

    private long elapsedMilliseconds() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
    }

    /** The kills so far, each with its recovery. */
    List<RouterKill> kills() {
        synchronized (kills) {
            return List.copyOf(kills);
        }
    }

    /**
     * Throws what kept it from killing or the router from coming back, if something did.
     */
    void requireSuccess() {
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
