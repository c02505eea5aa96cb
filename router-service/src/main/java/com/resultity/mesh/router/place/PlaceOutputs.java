package com.resultity.mesh.router.place;

import org.apache.avro.specific.SpecificRecord;

/** Takes what the cells of a partition write. */
public interface PlaceOutputs {

    /**
     * Takes one record, in order.
     *
     * @param now the time at which it is written, milliseconds since 1970-01-01T00:00:00Z
     */
    void send(String key, SpecificRecord value, long now);
}
