package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.Model;
import java.util.Arrays;
import java.util.List;

/** Builds {@link Model} records: the open text model of the defaults, which everybody may use. */
public final class ModelBuilder {

    private final Model.Builder model = Model.newBuilder()
            .setName("Qwen3-8B")
            .setVersion(1)
            .setModalities(List.of("text"))
            .setLicence("apache-2.0")
            .setOpenWeights(true)
            .setContextTokens(32_768)
            .setParametersMillions(8_200)
            .setUpdatedAt(Records.NOW);

    ModelBuilder() {}

    public ModelBuilder name(String name) {
        model.setName(name);
        return this;
    }

    public ModelBuilder version(long version) {
        model.setVersion(version);
        return this;
    }

    public ModelBuilder modalities(String... modalities) {
        model.setModalities(Arrays.stream(modalities).sorted().toList());
        return this;
    }

    /** Says that its weights are not to be had, and under which licence it is used. */
    public ModelBuilder closed(String licence) {
        model.setOpenWeights(false).setLicence(licence);
        return this;
    }

    /** Sets the length of its context in tokens and the number of its parameters in millions. */
    public ModelBuilder size(int contextTokens, int parametersMillions) {
        model.setContextTokens(contextTokens).setParametersMillions(parametersMillions);
        return this;
    }

    /** Keeps it to the jobs of a Subcloud. */
    public ModelBuilder privateTo(String subcloudId) {
        model.setPrivateTo(subcloudId);
        return this;
    }

    public Model build() {
        return model.build();
    }
}
