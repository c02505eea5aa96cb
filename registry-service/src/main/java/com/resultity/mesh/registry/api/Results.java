package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.command.AppliedDocument;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * What a change came to.
 *
 * @param results one a document, in their order
 */
@Serdeable
public record Results(List<Result> results) {

    /**
     * What became of one document.
     *
     * @param kind Subcloud, Node, Model, Tenant or AccessToken
     * @param id its id
     * @param version its version now
     * @param change CREATED, CHANGED, UNCHANGED or REMOVED
     */
    @Serdeable
    public record Result(String kind, String id, long version, AppliedDocument.Change change) {}

    static Results of(List<AppliedDocument> applied) {
        return new Results(applied.stream()
                .map(it -> new Result(it.kind(), it.id(), it.version(), it.change()))
                .toList());
    }
}
