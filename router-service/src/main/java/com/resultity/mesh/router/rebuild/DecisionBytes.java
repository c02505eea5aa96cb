package com.resultity.mesh.router.rebuild;

import com.resultity.mesh.schemas.RoutingDecision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Decisions as bytes, in Avro's single-object encoding, so that two are the same only where every field is. */
public final class DecisionBytes {

    private DecisionBytes() {}

    /** Whether two decisions are the same, byte for byte. */
    public static boolean areSame(RoutingDecision one, RoutingDecision other) {
        return of(one).equals(of(other));
    }

    private static ByteBuffer of(RoutingDecision decision) {
        try {
            return decision.toByteBuffer();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
