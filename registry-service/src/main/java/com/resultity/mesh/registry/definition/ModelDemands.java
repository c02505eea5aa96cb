package com.resultity.mesh.registry.definition;

import java.util.SortedSet;

/**
 * What a Subcloud asks of the models of its jobs. Nodes are not judged by it.
 *
 * @param models models that jobs may name; empty: any
 * @param modalities what they must handle, all of these; empty: anything
 * @param openWeightsOnly whether they must have open weights
 * @param minimumContextTokens least length of their context, tokens; 0: any
 * @param minimumParametersMillions least number of their parameters, millions; 0: any
 * @param licences licences of which they must have one; empty: any
 * @param auditedOnly whether they must be audited
 */
public record ModelDemands(
        SortedSet<String> models,
        SortedSet<String> modalities,
        boolean openWeightsOnly,
        int minimumContextTokens,
        int minimumParametersMillions,
        SortedSet<String> licences,
        boolean auditedOnly) {

    /** Asks nothing. */
    public static final ModelDemands NONE =
            new ModelDemands(Names.none(), Names.none(), false, 0, 0, Names.none(), false);

    public ModelDemands {
        models = Names.copyOf(models);
        modalities = Names.copyOf(modalities);
        licences = Names.copyOf(licences);
    }
}
