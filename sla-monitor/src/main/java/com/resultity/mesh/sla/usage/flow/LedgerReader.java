package com.resultity.mesh.sla.usage.flow;

import com.resultity.mesh.schemas.UsageLine;
import com.resultity.mesh.wire.Intake;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.RecordIntake;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Reads the ledger back for whoever asks. What is no line of it is left out: the ledger is this application's own topic, and
 * a stranger's record on it is the audit's to find.
 */
final class LedgerReader extends ContextualProcessor<byte[], byte[], Void, Void> {

    private final RecordIntake<UsageLine> intake;
    private KeyValueStore<String, UsageLine> lines;

    LedgerReader(RecordIntake<UsageLine> intake) {
        this.intake = intake;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        lines = context.getStateStore(UsageTopology.LEDGER);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var position = context().recordMetadata().orElseThrow();
        RawRecord raw = new RawRecord(
                position.topic(),
                position.partition(),
                position.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers());
        if (intake.take(raw, record.timestamp()) instanceof Intake.Accepted<UsageLine> accepted) {
            lines.put(accepted.key(), accepted.value());
        }
    }
}
