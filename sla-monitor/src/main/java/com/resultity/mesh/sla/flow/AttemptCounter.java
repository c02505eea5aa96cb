package com.resultity.mesh.sla.flow;

import com.resultity.mesh.sla.ledger.EndedAttempt;
import com.resultity.mesh.sla.ledger.JobEvent;
import com.resultity.mesh.sla.ledger.JobLedger;
import com.resultity.mesh.sla.rows.JobRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps a ledger of each job for as long as a repeat of it is likely, and passes on each ended attempt once. */
final class AttemptCounter extends ContextualProcessor<String, JobEvent, String, EndedAttempt> {

    static final String JOBS = "jobs";

    private static final Duration SWEEP = Duration.ofSeconds(10);

    private final long rememberMilliseconds;
    private KeyValueStore<String, JobRow> jobs;

    AttemptCounter(SlaRules rules) {
        this.rememberMilliseconds = rules.rememberJobs().toMillis();
    }

    @Override
    public void init(ProcessorContext<String, EndedAttempt> context) {
        super.init(context);
        jobs = context.getStateStore(JOBS);
        context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, this::forgetOldJobs);
    }

    @Override
    public void process(Record<String, JobEvent> record) {
        JobLedger ledger = ledger(jobs.get(record.key()));
        JobLedger.Posting posting = ledger.post(record.value());
        if (!posting.ledger().equals(ledger)) {
            jobs.put(record.key(), row(posting.ledger(), context().currentSystemTimeMs()));
        }
        posting.ended().forEach(ended -> context().forward(record.withValue(ended)));
    }

    private void forgetOldJobs(long now) {
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, JobRow> all = jobs.all()) {
            while (all.hasNext()) {
                KeyValue<String, JobRow> job = all.next();
                if (job.value.getTouchedAt() <= now - rememberMilliseconds) {
                    old.add(job.key);
                }
            }
        }
        old.forEach(jobs::delete);
    }

    private static JobLedger ledger(JobRow row) {
        return row == null ? JobLedger.EMPTY : new JobLedger(row.getHighestDecided(), new TreeSet<>(row.getCounted()));
    }

    private static JobRow row(JobLedger ledger, long now) {
        return new JobRow(ledger.highestDecided(), List.copyOf(ledger.counted()), now);
    }
}
