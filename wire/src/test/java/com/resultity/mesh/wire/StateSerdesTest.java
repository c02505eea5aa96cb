package com.resultity.mesh.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.resultity.mesh.schemas.AccessGrant;
import com.resultity.mesh.schemas.NodeHeartbeat;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class StateSerdesTest {

    private static final NodeHeartbeat HEARTBEAT =
            new NodeHeartbeat("node-1", 1L, 1L, 1_767_225_600_000L, 4, 0, 0, List.of("Qwen3-8B"));

    private final Serde<NodeHeartbeat> serde = StateSerdes.of(NodeHeartbeat.class);

    @Test
    void shouldWriteAvrosSingleObjectEncoding() throws IOException {
        byte[] bytes = serde.serializer().serialize("store", HEARTBEAT);
        assertArrayEquals(HEARTBEAT.toByteBuffer().array(), bytes);
        assertEquals(HEARTBEAT, NodeHeartbeat.getDecoder().decode(bytes));
        assertEquals(HEARTBEAT, serde.deserializer().deserialize("store", bytes));
    }

    @Test
    void shouldNotReadStateOfAnotherSchema() {
        byte[] other = StateSerdes.of(AccessGrant.class)
                .serializer()
                .serialize("store", new AccessGrant("eu-gdpr", "tenant-a", 1L, 1L, null, null, null));
        assertThrows(SerializationException.class, () -> serde.deserializer().deserialize("store", other));
        assertThrows(SerializationException.class, () -> serde.deserializer().deserialize("store", new byte[] {1}));
    }

    @Test
    void shouldPassTombstonesOn() {
        assertNull(serde.serializer().serialize("store", null));
        assertNull(serde.deserializer().deserialize("store", null));
    }
}
