package com.resultity.mesh.manifests;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.resultity.mesh.requests.RegistryProblem;
import com.resultity.mesh.requests.RegistryProblem.Mistake;
import java.util.List;

/** What registry-service answers to manifests. */
public sealed interface RegistryAnswer {
    /** All of them hold from now on; {@code results} names each in the order in which it was sent. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Applied(List<Result> results) implements RegistryAnswer {}

    /** None of them was applied. */
    record Refused(RegistryProblem problem) implements RegistryAnswer {

        /** Why, in words. */
        public String detail() {
            return problem.detail();
        }

        /** The mistakes, their lines counted in the whole that was sent. */
        public List<Mistake> errors() {
            return problem.errors();
        }
    }

    /**
     * What became of one manifest.
     *
     * @param change {@code CREATED}, {@code CHANGED} or {@code UNCHANGED}
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Result(String kind, String id, long version, String change) {}
}
