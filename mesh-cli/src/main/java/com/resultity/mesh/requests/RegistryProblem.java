package com.resultity.mesh.requests;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * Why registry-service did not do what it was asked, in the form of RFC 9457.
 *
 * @param status HTTP status
 * @param detail why, in words
 * @param errors mistakes in what was sent
 * @param since what has changed since the version that a change was made on; null for other kinds of problems
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RegistryProblem(int status, String detail, List<Mistake> errors, Since since) {

    /** Has no mistakes where none are told, and the status where nothing is said. */
    public RegistryProblem {
        detail = detail == null ? "status " + status : detail;
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /**
     * A mistake in what was sent.
     *
     * @param line its line in the whole, from 1
     * @param field path of the field, or empty
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Mistake(int line, String field, String problem, String remedy) {

        /** The mistake, its field and its remedy as one sentence. */
        public String sentence() {
            return (field.isEmpty() ? "" : field + ": ") + problem + " — " + remedy;
        }
    }

    /**
     * What has changed since a version.
     *
     * @param currentVersion the present version; 0 where there is none
     * @param differing names of what differs
     * @param versions the versions made since
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Since(long currentVersion, List<String> differing, List<Version> versions) {

        /** Copies the lists. */
        public Since {
            differing = differing == null ? List.of() : List.copyOf(differing);
            versions = versions == null ? List.of() : List.copyOf(versions);
        }
    }

    /**
     * A version that was made.
     *
     * @param reason why, or null
     * @param state what the Subcloud was in then; null: removed
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Version(long version, String madeAt, String actor, String reason, String state) {}
}
