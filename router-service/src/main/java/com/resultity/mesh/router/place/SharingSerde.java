package com.resultity.mesh.router.place;

import java.util.Arrays;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The serde of records that lie on every partition of a topic: each task of a process reads the same bytes and remembers the
 * same value, and a writer writes one value as often as there are partitions. Here all of them get one value, and one array of
 * bytes.
 */
final class SharingSerde {

    private SharingSerde() {}

    /**
     * A serde that shares what another makes.
     *
     * @param serde the other; its bytes depend on the value alone
     */
    static <V> Serde<V> of(Serde<V> serde) {
        Serializer<V> serializer = serde.serializer();
        Deserializer<V> deserializer = serde.deserializer();
        RecentResults<V, byte[]> written = RecentResults.byIdentity();
        RecentResults<byte[], V> read = new RecentResults<>(Arrays::equals);
        return Serdes.serdeFrom(
                (topic, value) ->
                        value == null ? null : written.of(value, unwritten -> serializer.serialize(topic, unwritten)),
                (topic, bytes) ->
                        bytes == null ? null : read.of(bytes, unread -> deserializer.deserialize(topic, unread)));
    }
}
