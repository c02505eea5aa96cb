package com.resultity.mesh.router.decide.policy;

import com.resultity.mesh.router.decide.job.ModelDemand;
import java.util.Optional;
import java.util.Set;

/**
 * What the catalogue says of a model.
 *
 * @param name its name
 * @param version version of the catalogue's entry
 * @param modalities what it handles
 * @param openWeights whether its weights are open
 * @param contextTokens its context in tokens; 0 where it is unknown
 * @param parametersMillions its parameters in millions; 0 where they are unknown
 * @param licence its licence as the publisher calls it; empty where it is unknown
 * @param audited whether it is audited
 * @param privateTo the Subcloud whose jobs alone may use it
 */
public record ModelFacts(
        String name,
        long version,
        Set<String> modalities,
        boolean openWeights,
        int contextTokens,
        int parametersMillions,
        String licence,
        boolean audited,
        Optional<String> privateTo) {

    public ModelFacts {
        modalities = Set.copyOf(modalities);
    }

    boolean meets(ModelDemand.Capable demand) {
        return (demand.modality().isEmpty() || modalities.contains(demand.modality()))
                && (openWeights || !demand.openWeights())
                && contextTokens >= demand.minimumContextTokens()
                && parametersMillions >= demand.minimumParametersMillions();
    }

    /** Whether jobs of a pool may use it. */
    boolean open(Optional<SubcloudPolicy> pool) {
        return privateTo.isEmpty() || privateTo.equals(pool.map(SubcloudPolicy::id));
    }
}
