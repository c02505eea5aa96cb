package com.resultity.mesh.manifests;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** What registry-service answers to manifests. */
public sealed interface RegistryAnswer {
    /** All of them hold from now on; {@code results} names each in the order in which it was sent. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Applied(List<Result> results) implements RegistryAnswer {}

    /** None of them was applied. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Refused(String detail, List<Mistake> errors) implements RegistryAnswer {}

    /**
     * What became of one manifest.
     *
     * @param change {@code CREATED}, {@code CHANGED} or {@code UNCHANGED}
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Result(String kind, String id, long version, String change) {}

    /**
     * A mistake in what was sent.
     *
     * @param line its line in the whole, from 1
     * @param field path of the field, or empty
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Mistake(int line, String field, String problem, String remedy) {}
}
