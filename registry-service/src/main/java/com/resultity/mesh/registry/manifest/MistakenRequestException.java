package com.resultity.mesh.registry.manifest;

import java.util.List;

/** What was asked for has mistakes, and nothing of it was done. */
public final class MistakenRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<ManifestError> errors;

    MistakenRequestException(List<ManifestError> errors) {
        super(errors.size() + " mistakes in the request; nothing was done");
        this.errors = List.copyOf(errors);
    }

    /** The mistakes, in the order of lines; at least one. */
    public List<ManifestError> errors() {
        return errors;
    }
}
