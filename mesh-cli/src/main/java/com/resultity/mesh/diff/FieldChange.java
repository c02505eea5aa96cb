package com.resultity.mesh.diff;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A field that would be another.
 *
 * @param field its path, such as {@code spec.criteria.gpuClasses}
 * @param before what it is; missing or empty where it says nothing
 * @param after what it would be; missing or empty where it would say nothing
 */
public record FieldChange(String field, JsonNode before, JsonNode after) {}
