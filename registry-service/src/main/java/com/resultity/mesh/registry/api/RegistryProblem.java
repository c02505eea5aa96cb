package com.resultity.mesh.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.resultity.mesh.registry.manifest.ManifestError;
import com.resultity.mesh.registry.request.StaleException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * Why a request failed, in the form of RFC 9457.
 *
 * @param type kind of problem; {@code about:blank} where the status says it all
 * @param title the kind in words
 * @param status HTTP status
 * @param detail this one in words
 * @param errors mistakes in what was sent; left out for other kinds
 * @param since what has changed since the version that a change was made on; left out for other kinds
 */
@Serdeable
public record RegistryProblem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) List<Mistake> errors,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) Since since) {

    static final String INVALID_MANIFESTS = "urn:subcloud-mesh:problem:invalid-manifests";

    private static final String FORBIDDEN_MANIFESTS = "urn:subcloud-mesh:problem:forbidden-manifests";
    private static final String STALE = "urn:subcloud-mesh:problem:stale";
    private static final String INVALID_REQUEST = "urn:subcloud-mesh:problem:invalid-request";

    /**
     * A mistake in what was sent.
     *
     * @param document number of the document, from 1
     * @param line line in what was sent, from 1
     * @param field path of the field; empty for the document as a whole
     * @param problem what is wrong
     * @param remedy what would be right
     */
    @Serdeable
    public record Mistake(int document, int line, String field, String problem, String remedy) {

        static Mistake of(ManifestError error) {
            return new Mistake(error.document(), error.line(), error.field(), error.problem(), error.remedy());
        }
    }

    /**
     * What has changed since the version that a change was made on.
     *
     * @param currentVersion the present version; 0 where there is none
     * @param differing names of what differs now
     * @param versions the versions made since
     */
    @Serdeable
    public record Since(long currentVersion, List<String> differing, List<RevisionResource> versions) {}

    /** A change that was made on a version that is not the present one. */
    static RegistryProblem ofStale(StaleException stale) {
        return new RegistryProblem(
                STALE,
                "The change was made on another version",
                HttpStatus.PRECONDITION_FAILED.getCode(),
                stale.getMessage(),
                null,
                new Since(
                        stale.currentVersion(),
                        stale.differing(),
                        stale.since().stream().map(RevisionResource::summaryOf).toList()));
    }

    /** A problem of which the status says the kind. */
    static RegistryProblem of(HttpStatus status, String detail) {
        return new RegistryProblem("about:blank", status.getReason(), status.getCode(), detail, null, null);
    }

    /** Manifests with mistakes. */
    static RegistryProblem ofManifests(List<ManifestError> errors) {
        return of(INVALID_MANIFESTS, "The manifests have mistakes", "nothing was applied", errors);
    }

    /** A request with mistakes. */
    static RegistryProblem ofRequest(List<ManifestError> errors) {
        return of(INVALID_REQUEST, "The request has mistakes", "nothing was done", errors);
    }

    /** Manifests that who sent them may not declare. */
    static RegistryProblem ofForbidden(List<ManifestError> errors) {
        return new RegistryProblem(
                FORBIDDEN_MANIFESTS,
                "The manifests are not yours to declare",
                HttpStatus.FORBIDDEN.getCode(),
                errors.size() + " of them may not be declared; nothing was applied",
                errors.stream().map(Mistake::of).toList(),
                null);
    }

    private static RegistryProblem of(String type, String title, String outcome, List<ManifestError> errors) {
        String count = errors.size() == 1 ? "1 mistake" : errors.size() + " mistakes";
        return new RegistryProblem(
                type,
                title,
                HttpStatus.UNPROCESSABLE_ENTITY.getCode(),
                count + "; " + outcome,
                errors.stream().map(Mistake::of).toList(),
                null);
    }
}
