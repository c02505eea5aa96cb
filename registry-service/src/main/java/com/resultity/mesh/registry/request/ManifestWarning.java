package com.resultity.mesh.registry.request;

/**
 * Something of a manifest that holds, but is likely not what was meant.
 *
 * @param kind kind of what is declared
 * @param id its id
 * @param field path of the field
 * @param warning what is odd about it
 */
public record ManifestWarning(String kind, String id, String field, String warning) {}
