package com.resultity.mesh.registry.request;

import com.resultity.mesh.registry.command.AppliedDocument;
import java.util.List;

/**
 * What applying manifests came to.
 *
 * @param applied what became of each document, in their order
 * @param warnings what is likely not meant as it was written
 */
public record AppliedManifests(List<AppliedDocument> applied, List<ManifestWarning> warnings) {

    public AppliedManifests {
        applied = List.copyOf(applied);
        warnings = List.copyOf(warnings);
    }
}
