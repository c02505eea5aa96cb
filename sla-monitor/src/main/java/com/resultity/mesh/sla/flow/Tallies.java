package com.resultity.mesh.sla.flow;

import com.resultity.mesh.sla.ledger.AttemptEnd;
import com.resultity.mesh.sla.ledger.EndedAttempt;
import com.resultity.mesh.sla.measure.SlidingWindow;
import com.resultity.mesh.sla.measure.Tally;
import com.resultity.mesh.sla.rows.TallyRow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The buckets of the windows of all subjects of one task, each a row, so that a sample rewrites one bucket alone. */
final class Tallies {

    /** No id holds one, so the buckets of one id never mix with those of another. */
    private static final char SEPARATOR = '@';

    private static final StringSerializer STRINGS = new StringSerializer();

    private final KeyValueStore<String, TallyRow> rows;

    Tallies(KeyValueStore<String, TallyRow> rows) {
        this.rows = rows;
    }

    /** Counts an attempt that ended at a moment, unless that is no longer in the window. */
    void count(String id, EndedAttempt attempt, long moment, SlidingWindow window, long now) {
        long bucket = window.bucketOf(moment);
        if (!window.holds(bucket, now)) {
            return;
        }
        String key = key(id, bucket);
        Tally tally = tally(rows.get(key));
        tally.count(attempt.end(), attempt.latencyMilliseconds());
        rows.put(key, row(tally));
    }

    /** All that is in the window now; what has left it is deleted. */
    Tally slide(String id, SlidingWindow window, long now) {
        Tally total = new Tally();
        List<String> left = new ArrayList<>();
        try (KeyValueIterator<String, TallyRow> buckets = rows.prefixScan(id + SEPARATOR, STRINGS)) {
            while (buckets.hasNext()) {
                KeyValue<String, TallyRow> bucket = buckets.next();
                if (window.holds(start(bucket.key), now)) {
                    total.add(tally(bucket.value));
                } else {
                    left.add(bucket.key);
                }
            }
        }
        left.forEach(rows::delete);
        return total;
    }

    private static String key(String id, long bucket) {
        return "%s%c%013d".formatted(id, SEPARATOR, bucket);
    }

    private static long start(String key) {
        return Long.parseLong(key.substring(key.indexOf(SEPARATOR) + 1));
    }

    private static Tally tally(TallyRow row) {
        if (row == null) {
            return new Tally();
        }
        Map<AttemptEnd, Long> ends = new EnumMap<>(AttemptEnd.class);
        ends.put(AttemptEnd.SERVED, row.getServed());
        ends.put(AttemptEnd.FAILED, row.getFailed());
        ends.put(AttemptEnd.LEASE_ENDED, row.getLeaseEnded());
        ends.put(AttemptEnd.NODE_LOST, row.getNodeLost());
        ends.put(AttemptEnd.TURNED_AWAY, row.getTurnedAway());
        return new Tally(ends, Histogram.decodeFromByteBuffer(row.getLatencies(), 0));
    }

    private static TallyRow row(Tally tally) {
        ByteBuffer latencies = ByteBuffer.allocate(tally.latencies().getNeededByteBufferCapacity());
        tally.latencies().encodeIntoByteBuffer(latencies);
        latencies.flip();
        return new TallyRow(
                tally.ended(AttemptEnd.SERVED),
                tally.ended(AttemptEnd.FAILED),
                tally.ended(AttemptEnd.LEASE_ENDED),
                tally.ended(AttemptEnd.NODE_LOST),
                tally.ended(AttemptEnd.TURNED_AWAY),
                latencies);
    }
}
