package com.resultity.mesh.registry.request;

import com.resultity.mesh.registry.definition.TokenDefinition;
import com.resultity.mesh.registry.definition.Versioned;

/**
 * A new access token, for the one who asked for it. Its text exists here alone, and is never written as text.
 *
 * @param text the token
 * @param token what is kept of it
 */
public record IssuedToken(String text, Versioned<TokenDefinition> token) {

    @Override
    public String toString() {
        return "IssuedToken[" + token.value().id().key() + "]";
    }
}
