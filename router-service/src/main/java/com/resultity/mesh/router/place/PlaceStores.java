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
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Where a place task remembers. The names are those of changelog topics on the broker: never change one. */
final class PlaceStores {

    private static final String JOBS = "place-jobs";
    private static final String SLOTS = "place-slots";
    private static final String NODES = "place-nodes";
    private static final String POLICIES = "place-policies";
    private static final String SUMMARIES = "place-summaries";
    private static final String POSITIONS = "place-positions";

    private PlaceStores() {}

    /** In a fixed order, which shows in the description of the topology; that of {@link Set#of} is another in each process. */
    static Set<StoreBuilder<?>> builders() {
        return new LinkedHashSet<>(List.of(
                inMemory(JOBS, PlacedJob.class),
                inMemory(SLOTS, EndedSlot.class),
                inMemory(NODES, KeptNode.class),
                new WriteBehindStoreBuilder<>(inMemory(POSITIONS, ReadPositions.class)),
                inMemory(POLICIES, PlacementPolicy.class),
                inMemory(SUMMARIES, new SharedRecords<CellSummary>().by(StateSerdes.of(CellSummary.class)))));
    }

    private static <V extends SpecificRecordBase> StoreBuilder<KeyValueStore<String, V>> inMemory(
            String name, Class<V> type) {
        return inMemory(name, StateSerdes.of(type));
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> inMemory(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
                .withLoggingEnabled(Map.of());
    }

    static PlaceMemory of(ProcessorContext<?, ?> context) {
        return new PlaceMemory(
                table(context, JOBS),
                table(context, SLOTS),
                table(context, NODES),
                table(context, POLICIES),
                table(context, SUMMARIES),
                table(context, POSITIONS));
    }

    private static <V> PlaceTable<V> table(ProcessorContext<?, ?> context, String name) {
        KeyValueStore<String, V> store = context.getStateStore(name);
        return new StoreTable<>(store);
    }

    private record StoreTable<V>(KeyValueStore<String, V> store) implements PlaceTable<V> {

        @Override
        public V get(String key) {
            return store.get(key);
        }

        @Override
        public void put(String key, V value) {
            store.put(key, value);
        }

        @Override
        public Walk<V> walk(String after) {
            return new StoreWalk<>(after, store.range(after, null));
        }
    }

    /**
     * A store lets itself be changed while it is gone through: it gives the keys that it had when that began, and leaves out those
     * that are gone, for each of which that come one after the other it calls itself twice more.
     *
     * @param entries those from the key on after which it begins, and that one too if it is there
     */
    private record StoreWalk<V>(String after, KeyValueIterator<String, V> entries) implements PlaceTable.Walk<V> {

        @Override
        public boolean next(BiConsumer<String, V> action) {
            while (entries.hasNext()) {
                KeyValue<String, V> next = entries.next();
                if (!next.key.equals(after)) {
                    action.accept(next.key, next.value);
                    return true;
                }
            }
            return false;
        }

        @Override
        public void close() {
            entries.close();
        }
    }
}
