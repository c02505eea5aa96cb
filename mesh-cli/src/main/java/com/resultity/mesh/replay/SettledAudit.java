package com.resultity.mesh.replay;

import com.resultity.mesh.audit.LogAuditor;
import com.resultity.mesh.audit.log.ReadProgress;
import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.launch.RunningMesh;
import com.resultity.mesh.wire.ValueSerdes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Judges the log of a run whose jobs are all final, as far as its gateway knows. */
public final class SettledAudit {

    /** For how long the log may lag behind what the gateway saw. */
    private static final Duration SETTLING = Duration.ofSeconds(15);

    private static final long AGAIN_AFTER_MILLISECONDS = 1_000;

    private SettledAudit() {}

    /** Returns when every job is final as far as the gateway knows, or it is too late. */
    @FunctionalInterface
    public interface Wait {
        /** Waits. */
        void untilFinal() throws InterruptedException;
    }

    /**
     * Reads the log until no job of it is open and the usage ledger has all that was served. A job that was served when its
     * node had been given up on is decided once more: only the log knows.
     *
     * @param deadlineNanos when it is too late for that, by {@link System#nanoTime}
     */
    public static AuditReport of(RunningMesh mesh, ValueSerdes serdes, long deadlineNanos, Wait wait)
            throws InterruptedException {
        long settledBy = Math.min(deadlineNanos, System.nanoTime() + SETTLING.toNanos());
        AuditReport report = audit(mesh, serdes);
        while (!isSettled(report) && System.nanoTime() < settledBy) {
            TimeUnit.MILLISECONDS.sleep(AGAIN_AFTER_MILLISECONDS);
            wait.untilFinal();
            report = audit(mesh, serdes);
        }
        return report;
    }

    private static boolean isSettled(AuditReport report) {
        return report.open() == 0 && report.unsettledLines() == 0;
    }

    private static AuditReport audit(RunningMesh mesh, ValueSerdes serdes) {
        return LogAuditor.audit(mesh.bootstrapServers(), serdes, System.currentTimeMillis(), ReadProgress.silent());
    }
}
