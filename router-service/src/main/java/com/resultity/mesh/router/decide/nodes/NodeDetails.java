package com.resultity.mesh.router.decide.nodes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What is told of a node and never decided on. Packed into bytes, because a cell holds it of all of its nodes and tells it of one
 * at a time: as objects of their own it takes half as much again.
 */
public final class NodeDetails {

    private static final int BITS_OF_A_BYTE = 7;
    private static final int MORE = 1 << BITS_OF_A_BYTE;
    private static final int MOST_BYTES_OF_A_LONG = 10;
    private static final int VERSIONS = 4;

    /** The versions, each in as many bytes as it needs, least significant bits first; then the endpoint. */
    private final byte[] packed;

    private NodeDetails(byte[] packed) {
        this.packed = packed;
    }

    /**
     * Details of a node.
     *
     * @param endpoint URL at which gateways reach it
     * @param versions what the facts of it were joined from
     */
    public static NodeDetails of(String endpoint, NodeVersions versions) {
        byte[] url = endpoint.getBytes(UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(VERSIONS * MOST_BYTES_OF_A_LONG + url.length);
        write(versions.node(), bytes);
        write(versions.memberships(), bytes);
        write(versions.location(), bytes);
        write(versions.standing(), bytes);
        bytes.put(url);
        return new NodeDetails(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    private static void write(long version, ByteBuffer bytes) {
        long rest = version;
        while ((rest & -MORE) != 0) {
            bytes.put((byte) (rest | MORE));
            rest >>>= BITS_OF_A_BYTE;
        }
        bytes.put((byte) rest);
    }

    /** URL at which gateways reach the node. */
    public String endpoint() {
        ByteBuffer bytes = ByteBuffer.wrap(packed);
        readVersions(bytes);
        return new String(packed, bytes.position(), bytes.remaining(), UTF_8);
    }

    /** What the facts of the node were joined from. */
    public NodeVersions versions() {
        return readVersions(ByteBuffer.wrap(packed));
    }

    private static NodeVersions readVersions(ByteBuffer bytes) {
        return new NodeVersions(read(bytes), read(bytes), read(bytes), read(bytes));
    }

    private static long read(ByteBuffer bytes) {
        long version = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes.get();
            version |= (long) (next & (MORE - 1)) << shift;
            shift += BITS_OF_A_BYTE;
        } while (next < 0);
        return version;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeDetails that && Arrays.equals(packed, that.packed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed);
    }

    @Override
    public String toString() {
        return endpoint() + " " + versions();
    }
}
