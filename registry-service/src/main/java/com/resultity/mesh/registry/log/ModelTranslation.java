package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.definition.ModelDefinition;
import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.schemas.Model;
import java.util.List;
import java.util.Optional;

/** Models between definitions and records. */
final class ModelTranslation {

    private ModelTranslation() {}

    static Model recordOf(Versioned<ModelDefinition> versioned) {
        ModelDefinition model = versioned.value();
        return Model.newBuilder()
                .setName(model.name())
                .setVersion(versioned.version())
                .setModalities(List.copyOf(model.modalities()))
                .setLicence(model.licence())
                .setOpenWeights(model.openWeights())
                .setContextTokens(model.contextTokens())
                .setParametersMillions(model.parametersMillions())
                .setAudited(model.audited())
                .setPrivateTo(model.privateTo().orElse(null))
                .setUpdatedAt(versioned.updatedAt())
                .build();
    }

    static Versioned<ModelDefinition> definitionOf(Model model) {
        return new Versioned<>(
                new ModelDefinition(
                        model.getName(),
                        Names.copyOf(model.getModalities()),
                        model.getLicence(),
                        model.getOpenWeights(),
                        model.getContextTokens(),
                        model.getParametersMillions(),
                        model.getAudited(),
                        Optional.ofNullable(model.getPrivateTo())),
                model.getVersion(),
                model.getUpdatedAt());
    }
}
