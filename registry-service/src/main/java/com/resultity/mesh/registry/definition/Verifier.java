package com.resultity.mesh.registry.definition;

import java.security.MessageDigest;
import java.util.Arrays;

/** What proofs of an access token are checked with. Whoever has it can make proofs, so it never becomes text. */
public final class Verifier {

    private final byte[] bytes;

    public Verifier(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** A copy of its bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Verifier verifier && MessageDigest.isEqual(bytes, verifier.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Verifier[withheld]";
    }
}
