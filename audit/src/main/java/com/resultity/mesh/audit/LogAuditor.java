package com.resultity.mesh.audit;

import com.resultity.mesh.audit.log.LogIntake;
import com.resultity.mesh.audit.log.LogReader;
import com.resultity.mesh.audit.log.ReadProgress;
import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.ValueSerdes;

/** Reads the whole log of a mesh and judges it. */
public final class LogAuditor {

    private LogAuditor() {}

    /**
     * Audits the log as it is now, with the usual settings.
     *
     * @param bootstrapServers HOST:PORT of the broker, several separated by commas
     * @param serdes where schemas come from
     * @param now the present, milliseconds since 1970-01-01T00:00:00Z
     * @param progress is told how far it got
     * @throws com.resultity.mesh.audit.log.LogUnreadableException if the log cannot be read whole
     * @throws com.resultity.mesh.wire.SchemaRegistryUnavailableException if the registry does not answer
     */
    public static AuditReport audit(String bootstrapServers, ValueSerdes serdes, long now, ReadProgress progress) {
        return audit(bootstrapServers, serdes, AuditSettings.defaults(), now, progress);
    }

    /** Audits the log as it is now. As the other one, with settings. */
    public static AuditReport audit(
            String bootstrapServers, ValueSerdes serdes, AuditSettings settings, long now, ReadProgress progress) {
        LogAudit audit = new LogAudit(settings);
        LogIntake intake = new LogIntake(serdes);
        LogReader.Sink sink = new LogReader.Sink() {
            @Override
            public void begins(Topic<?> topic, int partition, long offset) {
                audit.begins(topic, partition, offset);
            }

            @Override
            public void record(RawRecord raw) {
                audit.observe(intake.take(raw));
            }
        };
        new LogReader(bootstrapServers).read(sink, progress);
        return audit.report(now);
    }
}
