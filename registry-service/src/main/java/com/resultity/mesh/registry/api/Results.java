package com.resultity.mesh.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.resultity.mesh.registry.command.AppliedDocument;
import com.resultity.mesh.registry.request.AppliedManifests;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * What a change came to.
 *
 * @param results one a document, in their order
 * @param warnings names in manifests that you see nothing bear; left out where there is none
 */
@Serdeable
public record Results(
        List<Result> results,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) List<Warning> warnings) {

    /**
     * What became of one document.
     *
     * @param kind Subcloud, Node, Model, Tenant, Team, Organisation, Memberships or AccessToken
     * @param id its id
     * @param version its version now
     * @param change CREATED, CHANGED, UNCHANGED or REMOVED
     */
    @Serdeable
    public record Result(String kind, String id, long version, AppliedDocument.Change change) {}

    static Results of(List<AppliedDocument> applied) {
        return new Results(results(applied), null);
    }

    static Results of(AppliedManifests manifests) {
        return new Results(results(manifests.applied()), Warning.of(manifests.warnings()));
    }

    private static List<Result> results(List<AppliedDocument> applied) {
        return applied.stream()
                .map(it -> new Result(it.kind(), it.id(), it.version(), it.change()))
                .toList();
    }
}
