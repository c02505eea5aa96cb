package com.resultity.mesh.registry.manifest;

import java.util.List;

/**
 * What was made of a stream of documents.
 *
 * @param documents the documents without mistakes
 * @param errors the mistakes in the others, in the order of lines; the first {@link #MOST_ERRORS} alone
 */
public record ManifestReading(List<ManifestDocument> documents, List<ManifestError> errors) {

    /** The most mistakes that are told at once. */
    public static final int MOST_ERRORS = 200;

    public ManifestReading {
        documents = List.copyOf(documents);
        errors = errors.stream().sorted(ManifestError.ORDER).limit(MOST_ERRORS).toList();
    }
}
