package com.resultity.mesh.registry.manifest;

import java.util.Comparator;

/**
 * A mistake in a manifest.
 *
 * @param document number of the document in what was sent, from 1
 * @param line line in what was sent, from 1
 * @param field path of the field, such as {@code spec.criteria.countries[2]}; empty for the document as a whole
 * @param problem what is wrong
 * @param remedy what would be right
 */
public record ManifestError(int document, int line, String field, String problem, String remedy) {

    /** The order of documents and lines. */
    public static final Comparator<ManifestError> ORDER =
            Comparator.comparingInt(ManifestError::document).thenComparingInt(ManifestError::line);
}
