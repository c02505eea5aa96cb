package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.definition.ModelDefinition;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest.ModelManifest;
import com.resultity.mesh.registry.manifest.ManifestReader;
import com.resultity.mesh.registry.manifest.QuantityText;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A model in the form of its manifest: what is answered here can be applied again as it is.
 *
 * @param apiVersion form of the manifest
 * @param kind Model
 * @param metadata what it is called
 * @param spec what it is
 * @param status what the mesh adds
 */
@Serdeable
public record ModelResource(String apiVersion, String kind, Metadata metadata, Spec spec, Status status) {

    /** What it is called. */
    @Serdeable
    public record Metadata(String name) {}

    /** What it is; null where that is unknown, and for everybody's model in {@code privateTo}. */
    @Serdeable
    public record Spec(
            List<String> modalities,
            @Nullable String licence,
            boolean openWeights,
            @Nullable Integer contextTokens,
            @Nullable String parameters,
            boolean audited,
            @Nullable String privateTo) {}

    /** Its version, and when that was made, ISO 8601 in UTC. */
    @Serdeable
    public record Status(long version, String updatedAt) {}

    static ModelResource of(Versioned<ModelDefinition> versioned) {
        ModelDefinition model = versioned.value();
        int parameters = model.parametersMillions();
        Spec spec = new Spec(
                List.copyOf(model.modalities()),
                model.licence().isEmpty() ? null : model.licence(),
                model.openWeights(),
                model.contextTokens() == 0 ? null : model.contextTokens(),
                parameters == 0 ? null : QuantityText.ofParametersMillions(parameters),
                model.audited(),
                model.privateTo().orElse(null));
        return new ModelResource(
                ManifestReader.API_VERSION,
                ModelManifest.KIND,
                new Metadata(model.name()),
                spec,
                new Status(versioned.version(), Moments.text(versioned.updatedAt())));
    }
}
