package com.resultity.mesh.registry.log;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A record that the registrar writes.
 *
 * @param topic where to
 * @param value the value, encoded; null: a tombstone
 */
record RegistrarRecord(String topic, byte[] value) {

    /** A serde that only writes. */
    static Serde<RegistrarRecord> serde() {
        return Serdes.serdeFrom((topic, record) -> record.value(), (topic, bytes) -> {
            throw new UnsupportedOperationException("what the registrar wrote is read as what it is");
        });
    }
}
