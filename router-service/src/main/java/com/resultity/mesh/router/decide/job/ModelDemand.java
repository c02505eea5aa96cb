package com.resultity.mesh.router.decide.job;

/** What a job asks of its model. */
public sealed interface ModelDemand {

    /** Just this model. */
    record Named(String name) implements ModelDemand {}

    /**
     * Any model of the catalogue that can do this.
     *
     * @param modality what it must handle; empty: anything
     * @param openWeights whether its weights must be open
     * @param minimumContextTokens least context in tokens, 0 or more
     * @param minimumParametersMillions least parameters in millions, 0 or more
     */
    record Capable(String modality, boolean openWeights, int minimumContextTokens, int minimumParametersMillions)
            implements ModelDemand {}
}
