package com.resultity.mesh.sla.usage.api;

import com.resultity.mesh.schemas.UsageLine;
import com.resultity.mesh.sla.usage.Line;
import com.resultity.mesh.sla.usage.Usage;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The whole ledger as this instance has read it back. */
public final class KeptLedger {

    private final Supplier<ReadOnlyKeyValueStore<String, UsageLine>> store;

    /**
     * @param store gives the lines by their keys, or throws while they are being read
     */
    public KeptLedger(Supplier<ReadOnlyKeyValueStore<String, UsageLine>> store) {
        this.store = store;
    }

    /**
     * Adds up the lines that a question is about.
     *
     * @param key what they are added up by
     * @return sums by key, ordered
     * @throws LedgerUnreadableException if the ledger is still being read
     */
    Map<String, Usage> sum(UsageQuestion question, Function<Line, String> key) {
        Map<String, Usage> sums = new TreeMap<>();
        try (KeyValueIterator<String, UsageLine> lines = store.get().range(from(question), to(question))) {
            while (lines.hasNext()) {
                KeyValue<String, UsageLine> entry = lines.next();
                Line line = line(entry.value);
                if (question.isAbout(line)) {
                    sums.merge(key.apply(line), usage(entry.value), Usage::plus);
                }
            }
        } catch (InvalidStateStoreException | IllegalStateException unreadable) {
            throw new LedgerUnreadableException(unreadable);
        }
        return sums;
    }

    /** Keys begin with the day, and years have four digits. */
    private static String from(UsageQuestion question) {
        return question.from().toString();
    }

    private static String to(UsageQuestion question) {
        return question.to().plusDays(1).toString();
    }

    private static Line line(UsageLine line) {
        return new Line(
                LocalDate.parse(line.getDay()),
                line.getNodeId(),
                Optional.ofNullable(line.getSubcloudId()),
                line.getTenantId());
    }

    private static Usage usage(UsageLine line) {
        return new Usage(
                line.getJobs(),
                line.getContextTokens(),
                line.getOutputTokens(),
                line.getServedMilliseconds(),
                line.getWeightedUnits());
    }
}
