package com.resultity.mesh.geo.zones;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32C;

/**
 * A number from an id that is the same in every process and for ever: CRC-32C (RFC 3720, appendix B.4) of the id's UTF-8
 * bytes, as an unsigned number.
 */
public final class StableHash {

    private StableHash() {}

    /** The hash of an id, 0 to 2^32 - 1. */
    public static long of(String id) {
        CRC32C checksum = new CRC32C();
        checksum.update(id.getBytes(UTF_8));
        return checksum.getValue();
    }

    /** The hash cut to a number of choices: 0 to {@code choices - 1}. */
    public static int choose(long hash, int choices) {
        return (int) (hash % choices);
    }
}
