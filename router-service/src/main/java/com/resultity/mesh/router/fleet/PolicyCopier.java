package com.resultity.mesh.router.fleet;

import com.resultity.mesh.schemas.PlacementPolicy;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Turns a record into the policy that cells read. A tombstone stays one, which a mapping of the DSL could not say. */
final class PolicyCopier<V> extends ContextualProcessor<String, V, String, PlacementPolicy> {

    private final Function<String, String> key;
    private final Function<V, PlacementPolicy> policy;

    private PolicyCopier(Function<String, String> key, Function<V, PlacementPolicy> policy) {
        this.key = key;
        this.policy = policy;
    }

    static <V> ProcessorSupplier<String, V, String, PlacementPolicy> of(
            Function<String, String> key, Function<V, PlacementPolicy> policy) {
        return () -> new PolicyCopier<>(key, policy);
    }

    @Override
    public void process(Record<String, V> record) {
        PlacementPolicy copy = record.value() == null ? null : policy.apply(record.value());
        context().forward(record.withKey(key.apply(record.key())).withValue(copy));
    }
}
