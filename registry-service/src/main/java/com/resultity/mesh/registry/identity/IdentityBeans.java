package com.resultity.mesh.registry.identity;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;

/** Puts together what finds out who asks. */
@Factory
final class IdentityBeans {

    /** Made at the start, so that a service that could believe nobody does not start. */
    @Context
    BearerTokens bearerTokens(IdentitySettings settings) {
        return new BearerTokens(settings, IssuerKeys.of(settings), System::currentTimeMillis);
    }
}
