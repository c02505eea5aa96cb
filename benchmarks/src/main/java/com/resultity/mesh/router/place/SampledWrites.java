package com.resultity.mesh.router.place;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** Writes samples to stores, as many for each input as were seen. */
final class SampledWrites {

    /** A key with a job id in it is written once a job; any other again and again. */
    private static final Pattern JOB_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final List<StoreWrites> seen;
    private final double[] due;
    private final int[] next;

    SampledWrites(List<StoreWrites> seen) {
        this.seen = seen;
        this.due = new double[seen.size()];
        this.next = new int[seen.size()];
    }

    void writeTo(ProcessorContext<?, ?> context, String jobId) {
        for (int number = 0; number < due.length; number++) {
            StoreWrites store = seen.get(number);
            for (due[number] += store.perInput(); due[number] >= 1; due[number]--) {
                StoreWrites.Sample sample =
                        store.samples().get(next[number]++ % store.samples().size());
                KeyValueStore<String, Object> target = context.getStateStore(store.store());
                target.put(JOB_ID.matcher(sample.key()).replaceFirst(jobId), sample.value());
            }
        }
    }
}
