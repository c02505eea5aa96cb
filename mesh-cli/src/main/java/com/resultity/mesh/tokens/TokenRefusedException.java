package com.resultity.mesh.tokens;

/** registry-service understood what was asked of a token, and did not do it. Its message is a sentence. */
public final class TokenRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    TokenRefusedException(String message) {
        super(message);
    }
}
