package com.resultity.mesh.sla.usage.flow;

import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.sla.rows.UsageReportRow;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Keys outcomes by job, with where they lie and when the broker took them. */
final class OutcomeRows extends ContextualProcessor<String, JobOutcome, String, UsageReportRow> {

    @Override
    public void process(Record<String, JobOutcome> record) {
        var position = context().recordMetadata().orElseThrow();
        UsageReportRow row = UsageRows.row(record.value(), record.timestamp(), position.partition(), position.offset());
        context().forward(record.withKey(record.value().getJobId()).withValue(row));
    }
}
