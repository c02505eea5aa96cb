package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.request.ManifestWarning;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * Something that a manifest names and that you see nowhere. It holds all the same: what is named may come later, or be hidden
 * from you.
 *
 * @param kind kind of what is declared
 * @param id its id
 * @param field path of the field
 * @param warning what is odd about it
 */
@Serdeable
public record Warning(String kind, String id, String field, String warning) {

    /** Warnings for an answer, which leaves out what is null. */
    @Nullable
    static List<Warning> of(List<ManifestWarning> warnings) {
        return warnings.isEmpty()
                ? null
                : warnings.stream()
                        .map(it -> new Warning(it.kind(), it.id(), it.field(), it.warning()))
                        .toList();
    }
}
