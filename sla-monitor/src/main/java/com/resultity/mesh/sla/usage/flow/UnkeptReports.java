package com.resultity.mesh.sla.usage.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.sla.rows.UsageReportRow;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.DeadLetters;
import com.resultity.mesh.wire.Intake;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.RecordCheck;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Dead letters of reports that there was no room for. They name the record and do not repeat it: it is well formed. */
final class UnkeptReports {

    private static final RecordCheck.Fault FAULT = new RecordCheck.Fault(
            DeadLetterReason.INVALID_FIELD, "too many different reports wait for a decision of its job");

    private UnkeptReports() {}

    static String key(UsageReportRow report) {
        return Consumer.USAGE_LEDGER.applicationId() + "/" + raw(report).position();
    }

    static DeadLetter letter(UsageReportRow report, long now) {
        Intake.Rejected<?> rejected = DeadLetters.of(
                Consumer.USAGE_LEDGER.applicationId(), TopicCatalogue.JOB_OUTCOMES, raw(report), FAULT, now);
        return rejected.letter();
    }

    private static RawRecord raw(UsageReportRow report) {
        return new RawRecord(
                TopicCatalogue.JOB_OUTCOMES.name(),
                report.getPartition(),
                report.getOffset(),
                report.getTakenAt(),
                report.getCell().getBytes(UTF_8),
                null,
                new RecordHeaders());
    }
}
