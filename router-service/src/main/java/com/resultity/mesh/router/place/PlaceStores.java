package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.router.HeldSlots;
import com.resultity.mesh.schemas.router.PlacedJob;
import com.resultity.mesh.schemas.router.ReadPositions;
import com.resultity.mesh.wire.StateSerdes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What a place task remembers. The names are those of changelog topics on the broker: never change one.
 *
 * @param jobs jobs by cell/job id
 * @param slots slots by cell/node id
 * @param nodes node states by cell/node id
 * @param policies placement policies by their own key
 * @param positions one record: how far the inputs were read
 */
record PlaceStores(
        KeyValueStore<String, PlacedJob> jobs,
        KeyValueStore<String, HeldSlots> slots,
        KeyValueStore<String, NodeState> nodes,
        KeyValueStore<String, PlacementPolicy> policies,
        KeyValueStore<String, ReadPositions> positions) {

    private static final String JOBS = "place-jobs";
    private static final String SLOTS = "place-slots";
    private static final String NODES = "place-nodes";
    private static final String POLICIES = "place-policies";
    private static final String POSITIONS = "place-positions";

    /** In a fixed order, which shows in the description of the topology; that of {@link Set#of} is another in each process. */
    static Set<StoreBuilder<?>> builders() {
        return new LinkedHashSet<>(List.of(
                inMemory(JOBS, PlacedJob.class),
                inMemory(SLOTS, HeldSlots.class),
                inMemory(NODES, NodeState.class),
                // Changes with every record, and is needed only as it stands at a commit: so cached until then.
                inMemory(POSITIONS, ReadPositions.class).withCachingEnabled(),
                inMemory(POLICIES, PlacementPolicy.class)));
    }

    private static <V extends SpecificRecordBase> StoreBuilder<KeyValueStore<String, V>> inMemory(
            String name, Class<V> type) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), StateSerdes.of(type))
                .withLoggingEnabled(Map.of());
    }

    static PlaceStores of(ProcessorContext<?, ?> context) {
        return new PlaceStores(
                context.getStateStore(JOBS),
                context.getStateStore(SLOTS),
                context.getStateStore(NODES),
                context.getStateStore(POLICIES),
                context.getStateStore(POSITIONS));
    }

    static String key(String cell, String id) {
        return cell + "/" + id;
    }
}
