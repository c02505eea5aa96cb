package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.definition.ModelDefinition;
import com.resultity.mesh.registry.manifest.Manifest.ModelManifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form of a model's manifest. */
final class ModelForm {

    static final String NAME = "metadata.name";
    static final String PRIVATE_TO = "spec.privateTo";

    static final Vocabulary VOCABULARY = new Vocabulary(Map.of(
            "",
            ManifestReader.TOP_FIELDS,
            "metadata",
            List.of("name"),
            "spec",
            List.of("modalities", "licence", "openWeights", "contextTokens", "parameters", "audited", "privateTo")));

    private ModelForm() {}

    /** Reads a document; empty where it has mistakes. */
    static Optional<Manifest> read(Section document, Mistakes mistakes) {
        Section spec = document.section("spec");
        var name = document.section("metadata").required("name", TextForms.MODEL, "Qwen3-8B");
        var modalities = spec.requiredNames("modalities", ModelForms.MODALITY, ModelForms.MOST_MODALITIES, "[text]");
        var licence = spec.optional("licence", TextForms.LICENCE).orElse("");
        var openWeights = spec.optional("openWeights", TextForms.SWITCH).orElse(false);
        var context = spec.optional("contextTokens", ModelForms.CONTEXT).orElse(0);
        var parameters = spec.optional("parameters", ModelForms.PARAMETERS).orElse(0);
        // As a node's trust level: what the mesh finds.
        var audited = spec.optional("audited", TextForms.SWITCH).orElse(false);
        var privateTo = spec.optional("privateTo", TextForms.ID);
        if (!mistakes.none()) {
            return Optional.empty();
        }
        return Optional.of(new ModelManifest(new ModelDefinition(
                name.orElseThrow(), modalities, licence, openWeights, context, parameters, audited, privateTo)));
    }
}
