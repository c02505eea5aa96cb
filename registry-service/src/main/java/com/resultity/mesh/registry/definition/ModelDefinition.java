package com.resultity.mesh.registry.definition;

import java.util.Optional;
import java.util.SortedSet;

/**
 * A model that nodes may serve.
 *
 * @param name its name, which nodes and jobs call it by
 * @param modalities what it handles
 * @param licence its licence as the publisher calls it; empty where it is unknown
 * @param openWeights whether anybody may run it
 * @param contextTokens length of its context, tokens; 0 where it is unknown
 * @param parametersMillions number of its parameters, millions; 0 where it is unknown
 * @param audited whether it was audited for use where that is asked
 * @param privateTo the Subcloud whose jobs alone may use it; empty: everybody's
 */
public record ModelDefinition(
        String name,
        SortedSet<String> modalities,
        String licence,
        boolean openWeights,
        int contextTokens,
        int parametersMillions,
        boolean audited,
        Optional<String> privateTo) {

    public ModelDefinition {
        modalities = Names.copyOf(modalities);
    }
}
