package com.resultity.mesh.audit.evidence;

import java.util.Optional;
import java.util.Set;

/**
 * A model as the catalogue has it.
 *
 * @param modalities what it handles
 * @param openWeights whether anybody may run it
 * @param contextTokens length of its context
 * @param parametersMillions number of its parameters in millions
 * @param licence its licence as the publisher calls it
 * @param audited whether it is audited
 * @param privateTo the Subcloud whose jobs alone may use it; empty: everybody's
 */
public record ModelTerms(
        Set<String> modalities,
        boolean openWeights,
        int contextTokens,
        int parametersMillions,
        String licence,
        boolean audited,
        Optional<String> privateTo) {}
