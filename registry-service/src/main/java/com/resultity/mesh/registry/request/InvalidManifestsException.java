package com.resultity.mesh.registry.request;

import com.resultity.mesh.registry.manifest.ManifestError;
import java.util.List;

/** What was sent has mistakes, and nothing of it was applied. */
public final class InvalidManifestsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<ManifestError> errors;

    public InvalidManifestsException(List<ManifestError> errors) {
        super(errors.size() + " mistakes in the manifests; nothing was applied");
        this.errors = List.copyOf(errors);
    }

    /** The mistakes, in the order of lines; at least one. */
    public List<ManifestError> errors() {
        return errors;
    }
}
