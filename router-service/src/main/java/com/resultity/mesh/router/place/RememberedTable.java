package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.schemas.PlaceTableName;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.RememberedEntry;
import com.resultity.mesh.schemas.router.EndedSlot;
import com.resultity.mesh.schemas.router.KeptNode;
import com.resultity.mesh.schemas.router.PlacedJob;
import com.resultity.mesh.schemas.router.ReadPositions;
import com.resultity.mesh.wire.StateSerdes;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serde;

/**
 * A table of what a partition's cells remember, as checkpoints copy it.
 *
 * @param name what checkpoints call it
 * @param serde how its changelog writes its values
 * @param in finds it in a memory
 * @param <V> type of its values
 */
record RememberedTable<V>(PlaceTableName name, Serde<V> serde, Function<PlaceMemory, PlaceTable<V>> in) {

    static final RememberedTable<PlacedJob> JOBS = of(PlaceTableName.JOBS, PlacedJob.class, PlaceMemory::jobs);
    static final RememberedTable<EndedSlot> SLOTS = of(PlaceTableName.SLOTS, EndedSlot.class, PlaceMemory::slots);
    static final RememberedTable<KeptNode> NODES = of(PlaceTableName.NODES, KeptNode.class, PlaceMemory::nodes);
    static final RememberedTable<PlacementPolicy> POLICIES =
            of(PlaceTableName.POLICIES, PlacementPolicy.class, PlaceMemory::policies);
    static final RememberedTable<CellSummary> SUMMARIES =
            of(PlaceTableName.SUMMARIES, CellSummary.class, PlaceMemory::summaries);
    static final RememberedTable<ReadPositions> POSITIONS =
            of(PlaceTableName.POSITIONS, ReadPositions.class, PlaceMemory::positions);

    /** By name; there is none of a newer version's name. */
    static final Map<PlaceTableName, RememberedTable<?>> ALL = Stream.of(
                    JOBS, SLOTS, NODES, POLICIES, SUMMARIES, POSITIONS)
            .collect(Collectors.toUnmodifiableMap(RememberedTable::name, table -> table));

    private static <V extends SpecificRecordBase> RememberedTable<V> of(
            PlaceTableName name, Class<V> type, Function<PlaceMemory, PlaceTable<V>> in) {
        return new RememberedTable<>(name, StateSerdes.of(type), in);
    }

    /** An entry as a checkpoint holds it, whatever becomes of the value after. */
    RememberedEntry entry(String key, V value) {
        return new RememberedEntry(name, key, ByteBuffer.wrap(serde.serializer().serialize(null, value)));
    }

    /**
     * Puts an entry of this table into a memory.
     *
     * @throws org.apache.kafka.common.errors.SerializationException if it was written by another version of its schema
     */
    void put(RememberedEntry entry, PlaceMemory memory) {
        byte[] bytes = new byte[entry.getValue().remaining()];
        entry.getValue().duplicate().get(bytes);
        in.apply(memory).put(entry.getKey(), serde.deserializer().deserialize(null, bytes));
    }
}
