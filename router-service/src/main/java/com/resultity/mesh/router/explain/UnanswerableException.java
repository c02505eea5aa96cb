package com.resultity.mesh.router.explain;

import com.resultity.mesh.edge.BadRequestException;

/** What was asked has no answer as it is put. */
public final class UnanswerableException extends BadRequestException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what to ask instead
     */
    public UnanswerableException(String message) {
        super(message);
    }
}
