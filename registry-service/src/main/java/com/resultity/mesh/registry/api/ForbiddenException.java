package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.manifest.ManifestError;
import java.util.List;

/** Who asks may know of it, but may not do this. */
final class ForbiddenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ManifestError> errors;

    ForbiddenException(String message) {
        super(message);
        this.errors = List.of();
    }

    /**
     * @param errors the documents that may not be declared
     */
    ForbiddenException(List<ManifestError> errors) {
        super("nothing was applied");
        this.errors = List.copyOf(errors);
    }

    List<ManifestError> errors() {
        return errors;
    }
}
