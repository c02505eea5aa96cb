package com.resultity.mesh.audit.evidence;

import java.util.Set;

/**
 * What is demanded of a model, whichever it is.
 *
 * @param modalities what it must handle, all of these
 * @param openWeights whether its weights must be open
 * @param minimumContextTokens least length of its context
 * @param minimumParametersMillions least number of its parameters in millions
 * @param licences licences of which it must have one; empty: any
 * @param audited whether it must be audited
 */
public record ModelDemand(
        Set<String> modalities,
        boolean openWeights,
        int minimumContextTokens,
        int minimumParametersMillions,
        Set<String> licences,
        boolean audited) {

    /** Demands nothing. */
    public static final ModelDemand NONE = new ModelDemand(Set.of(), false, 0, 0, Set.of(), false);

    /** Whether a model meets all of it. */
    public boolean metBy(ModelTerms model) {
        return model.modalities().containsAll(modalities)
                && (model.openWeights() || !openWeights)
                && model.contextTokens() >= minimumContextTokens
                && model.parametersMillions() >= minimumParametersMillions
                && (licences.isEmpty() || licences.contains(model.licence()))
                && (model.audited() || !audited);
    }
}
