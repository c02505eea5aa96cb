package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.router.EndedSlot;
import com.resultity.mesh.schemas.router.KeptNode;
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
 * @param slots how the slots' last tenancies ended, by cell/node id/number
 * @param nodes nodes by cell/node id
 * @param policies placement policies by their own key
 * @param summaries what the cells said of themselves last, by cell
 * @param positions one record: how far the inputs were read
 */
record PlaceStores(
        KeyValueStore<String, PlacedJob> jobs,
        KeyValueStore<String, EndedSlot> slots,
        KeyValueStore<String, KeptNode> nodes,
        KeyValueStore<String, PlacementPolicy> policies,
        KeyValueStore<String, CellSummary> summaries,
        KeyValueStore<String, ReadPositions> positions) {

    private static final char SEPARATOR = '/';

    private static final String JOBS = "place-jobs";
    private static final String SLOTS = "place-slots";
    private static final String NODES = "place-nodes";
    private static final String POLICIES = "place-policies";
    private static final String SUMMARIES = "place-summaries";
    private static final String POSITIONS = "place-positions";

    /** In a fixed order, which shows in the description of the topology; that of {@link Set#of} is another in each process. */
    static Set<StoreBuilder<?>> builders() {
        return new LinkedHashSet<>(List.of(
                inMemory(JOBS, PlacedJob.class),
                inMemory(SLOTS, EndedSlot.class),
                inMemory(NODES, KeptNode.class),
                // Changes with every record, and is needed only as it stands at a commit: so cached until then.
                inMemory(POSITIONS, ReadPositions.class).withCachingEnabled(),
                inMemory(POLICIES, PlacementPolicy.class),
                inMemory(SUMMARIES, CellSummary.class)));
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
                context.getStateStore(SUMMARIES),
                context.getStateStore(POSITIONS));
    }

    static String key(String cell, String id) {
        return cell + SEPARATOR + id;
    }

    static String key(String cell, String nodeId, int slot) {
        return cell + SEPARATOR + nodeId + SEPARATOR + slot;
    }

    /** What a key names before its last part: a cell, or for a slot its node's key. */
    static String parent(String key) {
        return key.substring(0, key.lastIndexOf(SEPARATOR));
    }

    /** The last part of a key: the id of a job or a node, or the number of a slot. None of them holds the separator. */
    static String child(String key) {
        return key.substring(key.lastIndexOf(SEPARATOR) + 1);
    }
}
