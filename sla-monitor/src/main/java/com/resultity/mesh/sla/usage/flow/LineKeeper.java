package com.resultity.mesh.sla.usage.flow;

import com.resultity.mesh.schemas.UsageLine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Sums the lines that are its own, and tells each that changes. A line that is told never changes without being told. */
final class LineKeeper extends ContextualProcessor<String, UsageLine, String, UsageLine> {

    static final String LINES = "usage-lines";

    /** Longer than decisions and outcomes are kept: what nothing on the log can change any more. */
    private static final long REMEMBER_DAYS = 9;

    private static final Duration SWEEP = Duration.ofHours(1);

    private KeyValueStore<String, UsageLine> lines;

    @Override
    public void init(ProcessorContext<String, UsageLine> context) {
        super.init(context);
        lines = context.getStateStore(LINES);
        context.schedule(SWEEP, PunctuationType.STREAM_TIME, this::forgetOldLines);
    }

    @Override
    public void process(Record<String, UsageLine> record) {
        UsageLine former = lines.get(record.key());
        UsageLine line = UsageRows.plus(former, record.value(), record.timestamp());
        lines.put(record.key(), line);
        context().forward(record.withValue(line));
    }

    private void forgetOldLines(long streamTime) {
        LocalDate oldest = LocalDate.ofEpochDay(
                Math.floorDiv(streamTime, Duration.ofDays(1).toMillis()) - REMEMBER_DAYS);
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, UsageLine> all = lines.all()) {
            while (all.hasNext()) {
                KeyValue<String, UsageLine> line = all.next();
                if (LocalDate.parse(line.value.getDay()).isBefore(oldest)) {
                    old.add(line.key);
                }
            }
        }
        old.forEach(lines::delete);
    }
}
