package com.resultity.mesh.registry.request;

import com.resultity.mesh.registry.change.Drafted;
import java.util.List;

/**
 * What applying manifests would come to.
 *
 * @param drafted what would become of them
 * @param warnings what is likely not meant as it was written
 */
public record DraftedManifests(Drafted drafted, List<ManifestWarning> warnings) {

    public DraftedManifests {
        warnings = List.copyOf(warnings);
    }
}
