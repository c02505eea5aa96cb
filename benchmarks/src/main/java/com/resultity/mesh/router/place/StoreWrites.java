package com.resultity.mesh.router.place;

import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What place was seen to write to one of its stores.
 *
 * @param store name of the store
 * @param inputs records that were read meanwhile
 * @param writes records that reached the store's changelog
 * @param bytes keys and values of these
 * @param samples some of these, in their order
 */
public record StoreWrites(String store, long inputs, long writes, long bytes, List<Sample> samples) {

    /**
     * One write.
     *
     * @param key the key
     * @param value the value; null where the key was deleted
     */
    public record Sample(String key, SpecificRecordBase value) {}

    public StoreWrites {
        samples = List.copyOf(samples);
    }

    /** Writes for each record that was read. */
    public double perInput() {
        return (double) writes / inputs;
    }
}
