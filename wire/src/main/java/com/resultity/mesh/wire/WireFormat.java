package com.resultity.mesh.wire;

import java.nio.ByteBuffer;

/** Confluent's wire format: a zero byte, the schema id as 4 bytes in network order, Avro binary. */
final class WireFormat {

    static final int HEADER_LENGTH = 1 + Integer.BYTES;

    private static final byte MAGIC = 0;

    private WireFormat() {}

    /** Whether a value begins as it must; says nothing of what follows. */
    static boolean isWellFormed(byte[] value) {
        return value.length >= HEADER_LENGTH && value[0] == MAGIC;
    }

    /** The schema id of a well-formed value. */
    static int schemaId(byte[] value) {
        return ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
    }
}
