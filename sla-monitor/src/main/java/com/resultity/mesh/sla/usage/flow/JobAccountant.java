package com.resultity.mesh.sla.usage.flow;

import com.resultity.mesh.schemas.UsageLine;
import com.resultity.mesh.sla.rows.UsageJobRow;
import com.resultity.mesh.sla.rows.UsageReportRow;
import com.resultity.mesh.sla.usage.DecidedAttempt;
import com.resultity.mesh.sla.usage.JobAccount;
import com.resultity.mesh.topics.TableKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps an account of each job for as long as its pay may change, and passes on each change. What is forgotten depends on
 * the times of the records alone, never on the clock, so that whoever is behind forgets nothing too early.
 */
final class JobAccountant extends ContextualProcessor<String, JobEvent, String, Posting> {

    static final String JOBS = "usage-jobs";

    /** By how much a router may be behind its log when it makes void what was served. */
    static final long REMEMBER_ENDED_MILLISECONDS = Duration.ofMinutes(30).toMillis();

    /** Until no report of it can count any more, and by how much that one may be late here. */
    static final long REMEMBER_OPEN_MILLISECONDS = DecidedAttempt.LATEST_END_MILLISECONDS + REMEMBER_ENDED_MILLISECONDS;

    private static final Duration SWEEP = Duration.ofMinutes(1);

    private KeyValueStore<String, UsageJobRow> jobs;

    @Override
    public void init(ProcessorContext<String, Posting> context) {
        super.init(context);
        jobs = context.getStateStore(JOBS);
        context.schedule(SWEEP, PunctuationType.STREAM_TIME, this::forgetOldJobs);
    }

    @Override
    public void process(Record<String, JobEvent> record) {
        UsageJobRow former = jobs.get(record.key());
        UsageJobRow row = former == null ? new UsageJobRow(null, List.of(), 0L) : former;
        if (record.value() instanceof JobEvent.Decided decided) {
            JobAccount account = UsageRows.account(row);
            JobAccount now = account.with(UsageRows.decision(decided.row()));
            settle(record, account, now, UsageRows.row(decided.row(), row, now, record.timestamp()));
        } else if (record.value() instanceof JobEvent.Reported reported) {
            take(record, row, reported.row());
        }
    }

    private void take(Record<String, JobEvent> record, UsageJobRow row, UsageReportRow reported) {
        JobAccount account = UsageRows.account(row);
        if (account.isFull(UsageRows.report(reported))) {
            context()
                    .forward(new Record<>(
                            UnkeptReports.key(reported),
                            new Posting.Unkept(
                                    UnkeptReports.letter(reported, context().currentSystemTimeMs())),
                            record.timestamp()));
            return;
        }
        JobAccount now = account.with(UsageRows.report(reported));
        settle(record, account, now, UsageRows.row(reported, row, record.timestamp()));
    }

    private void settle(Record<String, JobEvent> record, JobAccount former, JobAccount now, UsageJobRow row) {
        if (now.equals(former)) {
            return;
        }
        jobs.put(record.key(), row);
        now.entriesSince(former).forEach(entry -> {
            UsageLine line = UsageRows.line(entry, record.timestamp());
            context().forward(new Record<>(TableKeys.of(line), new Posting.ToLine(line), record.timestamp()));
        });
    }

    private void forgetOldJobs(long streamTime) {
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, UsageJobRow> all = jobs.all()) {
            while (all.hasNext()) {
                KeyValue<String, UsageJobRow> job = all.next();
                if (job.value.getTouchedAt() <= streamTime - rememberFor(job.value)) {
                    old.add(job.key);
                }
            }
        }
        old.forEach(jobs::delete);
    }

    /** A job that was refused, or of whose attempt the end was reported, has ended as far as anybody knows. */
    private static long rememberFor(UsageJobRow row) {
        boolean refused = row.getDecision() != null && row.getDecision().getNodeId() == null;
        boolean reported = row.getDecision() != null && !row.getReports().isEmpty();
        return refused || reported ? REMEMBER_ENDED_MILLISECONDS : REMEMBER_OPEN_MILLISECONDS;
    }
}
