package com.resultity.mesh.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process, told apart from any other that the system gives the same id later.
 *
 * @param pid the system's id of it
 * @param startedAt when it began, milliseconds since 1970-01-01T00:00:00Z; 0 where the system does not tell
 */
record ProcessIdentity(long pid, long startedAt) {
    /** The system derives the time from that of its own start, which moves a little when the clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), startOf(process));
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Returns the process, if it runs. */
    Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> Math.abs(startOf(process) - startedAt) <= TOLERANCE.toMillis());
    }
}
