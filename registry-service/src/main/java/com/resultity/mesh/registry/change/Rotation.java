package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.definition.TokenDefinition;
import com.resultity.mesh.registry.definition.Versioned;

/** What came of asking for a token in another's place. */
public sealed interface Rotation {

    /**
     * There is one.
     *
     * @param issued the new token
     * @param replaced the other one, as it is now
     */
    record Rotated(IssuedToken issued, Versioned<TokenDefinition> replaced) implements Rotation {}

    /** There is no such token. */
    record NoSuchToken() implements Rotation {}

    /** The token has expired, and nobody who uses it would notice that another takes its place. */
    record Expired() implements Rotation {}
}
