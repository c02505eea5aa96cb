package com.resultity.mesh.router.decide.policy;

import java.util.Optional;
import java.util.Set;

/**
 * What a Subcloud demands of the models that its jobs use. An empty set, a zero or a false demands nothing.
 *
 * @param names models that they may name
 * @param modalities what they must handle, all of it
 * @param openWeightsOnly whether their weights must be open
 * @param minimumContextTokens least context in tokens
 * @param minimumParametersMillions least parameters in millions
 * @param licences licences of which they must have one
 * @param auditedOnly whether they must be audited
 */
public record ModelTerms(
        Set<String> names,
        Set<String> modalities,
        boolean openWeightsOnly,
        int minimumContextTokens,
        int minimumParametersMillions,
        Set<String> licences,
        boolean auditedOnly) {

    public static final ModelTerms NONE = new ModelTerms(Set.of(), Set.of(), false, 0, 0, Set.of(), false);

    public ModelTerms {
        names = Set.copyOf(names);
        modalities = Set.copyOf(modalities);
        licences = Set.copyOf(licences);
    }

    /** Whether a model meets them. One that the catalogue does not know meets only a demand for its name. */
    boolean allow(String name, Optional<ModelFacts> model) {
        if (!names.isEmpty() && !names.contains(name)) {
            return false;
        }
        return asksNameAlone() || model.filter(this::allow).isPresent();
    }

    private boolean asksNameAlone() {
        return modalities.isEmpty()
                && !openWeightsOnly
                && minimumContextTokens == 0
                && minimumParametersMillions == 0
                && licences.isEmpty()
                && !auditedOnly;
    }

    private boolean allow(ModelFacts model) {
        return model.modalities().containsAll(modalities)
                && (model.openWeights() || !openWeightsOnly)
                && model.contextTokens() >= minimumContextTokens
                && model.parametersMillions() >= minimumParametersMillions
                && (licences.isEmpty() || licences.contains(model.licence()))
                && (model.audited() || !auditedOnly);
    }
}
