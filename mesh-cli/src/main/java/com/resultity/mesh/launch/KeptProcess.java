package com.resultity.mesh.launch;

import com.resultity.mesh.embedded.ChildProcess;
import com.resultity.mesh.embedded.StartFailedException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A process of the mesh that is started again whenever it ends by itself or is killed, until it is stopped.
 *
 * <p>Safe for use by several threads.
 */
final class KeptProcess {
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;
    private static final long STEADY_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int SIGNAL_BASE = 128;

    private final Program program;
    private final Progress progress;
    private final ScheduledExecutorService restarts;
    private final Runnable onChange;

    private volatile boolean stopping;
    private volatile ChildProcess child;
    private long startedAt;
    private long pauseMillis = FIRST_PAUSE_MILLIS;

    /**
     * Keeps what {@code program} runs.
     *
     * @param restarts runs the starts after the first one, each of which takes as long as the program needs
     * @param onChange called whenever another process has taken the place of the one before
     */
    KeptProcess(Program program, Progress progress, ScheduledExecutorService restarts, Runnable onChange) {
        this.program = program;
        this.progress = progress;
        this.restarts = restarts;
        this.onChange = onChange;
    }

    /**
     * Starts it for the first time and waits until it is ready.
     *
     * @throws StartFailedException if it does not become ready
     */
    void start() {
        launch();
        watch();
    }

    private synchronized void launch() {
        if (stopping) {
            throw new StartFailedException(title() + " is not started, because the mesh stops.");
        }
        startedAt = System.nanoTime();
        child = program.start();
        onChange.run();
    }

    private void watch() {
        ChildProcess current = child;
        program.awaitReady(current);
        CompletableFuture<Void> unused = current.onExit().thenAccept(this::startAgainAfter);
    }

    private void startAgainAfter(int exitStatus) {
        if (stopping) {
            return;
        }
        if (System.nanoTime() - startedAt > STEADY_NANOS) {
            pauseMillis = FIRST_PAUSE_MILLIS;
        }
        String end = exitStatus > SIGNAL_BASE
                ? "was ended by signal " + (exitStatus - SIGNAL_BASE)
                : "ended with exit status " + exitStatus;
        startAgainLater(title() + " " + end);
    }

    private void startAgainLater(String what) {
        progress.report(String.format(Locale.ROOT, "%s; it is started again in %.1f s", what, pauseMillis / 1000.0));
        try {
            Future<?> unused = restarts.schedule(this::startAgain, pauseMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException theMeshStops) {
            return;
        }
        pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
    }

    private void startAgain() {
        try {
            launch();
            watch();
            progress.report(title() + " is ready again");
        } catch (RuntimeException e) {
            if (!stopping) {
                startAgainLater(firstSentence(e));
            }
        }
    }

    private String firstSentence(RuntimeException failure) {
        String message = failure.getMessage() == null ? title() + " did not start" : failure.getMessage();
        String sentence = message.lines().findFirst().orElse(title() + " did not start");
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private String title() {
        return program.instance().title();
    }

    /** Returns the process that runs at this moment, or nothing between two. */
    Optional<ChildProcess> current() {
        return Optional.ofNullable(child).filter(ChildProcess::isAlive);
    }

    /**
     * Ends the process at once, as a crash would, and returns when it is gone; it is then started again. That it is killed so
     * does not count against it.
     */
    void kill() {
        steadyAgain();
        current().ifPresent(ChildProcess::kill);
    }

    private synchronized void steadyAgain() {
        pauseMillis = FIRST_PAUSE_MILLIS;
    }

    /** Has the process stand still until {@link #resume}, or until it is stopped or killed. */
    void pause() {
        current().ifPresent(ChildProcess::pause);
    }

    /** Lets the process go on. */
    void resume() {
        current().ifPresent(ChildProcess::resume);
    }

    /** From now on its end is no reason to start it again. */
    void expectEnd() {
        stopping = true;
    }

    /** Ends the process in an orderly way, for good. */
    void stop() {
        expectEnd();
        current().ifPresent(ChildProcess::stop);
    }
}
