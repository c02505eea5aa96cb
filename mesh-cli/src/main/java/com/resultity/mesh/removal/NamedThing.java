package com.resultity.mesh.removal;

/**
 * Something that manifests name.
 *
 * @param kind its kind
 * @param id its id, or a model's name
 */
public record NamedThing(ManifestKind kind, String id) {}
