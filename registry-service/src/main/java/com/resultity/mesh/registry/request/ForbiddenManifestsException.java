package com.resultity.mesh.registry.request;

import com.resultity.mesh.registry.manifest.ManifestError;
import java.util.List;

/** Manifests that are not theirs to declare who sent them; nothing was applied. */
public final class ForbiddenManifestsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ManifestError> errors;

    ForbiddenManifestsException(List<ManifestError> errors) {
        super("nothing was applied", null, false, false);
        this.errors = List.copyOf(errors);
    }

    /** The documents that may not be declared. */
    public List<ManifestError> errors() {
        return errors;
    }
}
