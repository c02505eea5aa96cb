package com.resultity.mesh.manifests;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.resultity.mesh.requests.RegistryProblem;
import com.resultity.mesh.requests.RegistryProblem.Mistake;
import java.util.List;

/** What registry-service answers to manifests. */
public sealed interface RegistryAnswer {
    /**
     * All of them hold from now on.
     *
     * @param results each in the order in which it was sent
     * @param warnings what they name that who sent them sees nowhere
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Applied(List<Result> results, List<Warning> warnings) implements RegistryAnswer {
        /** Takes for none the warnings that an answer leaves out. */
        public Applied {
            warnings = warnings == null ? List.of() : List.copyOf(warnings);
        }
    }

    /** Something that a manifest names and that may be misspelt, by the kind and id of what names it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Warning(String kind, String id, String field, String warning) {

        /** It, as a line for a person. */
        public String line() {
            return "Warning: " + kind + " " + id + ", " + field + ": " + warning;
        }
    }

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
