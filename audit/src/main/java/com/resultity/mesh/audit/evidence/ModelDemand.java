package com.resultity.mesh.audit.evidence;

import java.util.Set;

/**
 * What is demanded of a model, whichever it is.
 *
 * @param modalities what it must handle, all of these
 * @param openWeights whether its weights must be open
 * @param minimumContextTokens least length of its context
 * @param minimumParametersMillions least number of its parameters in millions
 */
public record ModelDemand(
        Set<String> modalities, boolean openWeights, int minimumContextTokens, int minimumParametersMillions) {

    /** Demands nothing. */
    public static final ModelDemand NONE = new ModelDemand(Set.of(), false, 0, 0);

    /** Whether a model meets all of it. */
    public boolean metBy(ModelTerms model) {
        return model.modalities().containsAll(modalities)
                && (model.openWeights() || !openWeights)
                && model.contextTokens() >= minimumContextTokens
                && model.parametersMillions() >= minimumParametersMillions;
    }
}
