package com.resultity.mesh.wire;

import com.resultity.mesh.topics.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** Where the serdes of topic values come from: a schema registry, or a fixed table in tests. */
public interface ValueSerdes {

    /**
     * The serde of a topic's values, in Confluent's wire format: a zero byte, the schema id as 4 bytes in network order,
     * Avro binary. Decoding throws when the bytes are not that.
     */
    <V extends SpecificRecord> Serde<V> of(Topic<V> topic);
}
