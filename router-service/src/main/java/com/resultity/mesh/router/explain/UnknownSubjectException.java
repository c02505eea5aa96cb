package com.resultity.mesh.router.explain;

import com.resultity.mesh.edge.NotFoundException;

/** The log says nothing of what was asked about. */
public final class UnknownSubjectException extends NotFoundException {

    private static final long serialVersionUID = 1L;

    UnknownSubjectException(String message) {
        super(message);
    }
}
