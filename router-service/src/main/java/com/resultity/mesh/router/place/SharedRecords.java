package com.resultity.mesh.router.place;

import java.util.Arrays;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Records that lie on every partition of a topic: each task of a process reads the same bytes and remembers the same value, and
 * a writer writes one value as often as there are partitions. Here all of them get one value, and one array of bytes.
 *
 * @param <V> type of the values, which nobody changes
 */
final class SharedRecords<V> {

    private final RecentResults<V, byte[]> written = RecentResults.byIdentity(Arrays::equals);

    /** Nobody holds what was read for long, so there is nothing to look for among it. */
    private final RecentResults<byte[], V> read = new RecentResults<>(Arrays::equals, (one, other) -> false);

    /**
     * A serde that makes what another makes, unless one of those that this gave has made it of late.
     *
     * @param serde the other; its bytes depend on the value alone, and are the same for all that share
     */
    Serde<V> by(Serde<V> serde) {
        Serializer<V> serializer = serde.serializer();
        Deserializer<V> deserializer = serde.deserializer();
        return Serdes.serdeFrom(
                (topic, value) ->
                        value == null ? null : written.of(value, unwritten -> serializer.serialize(topic, unwritten)),
                (topic, bytes) ->
                        bytes == null ? null : read.of(bytes, unread -> deserializer.deserialize(topic, unread)));
    }
}
