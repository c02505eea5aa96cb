package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.definition.Objectives;
import com.resultity.mesh.registry.manifest.QuantityText;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** What a Subcloud promises, in the form of manifests. */
@Serdeable
public record ObjectivesSection(
        @Nullable String availability, @Nullable String latencyP95, String window) {

    static ObjectivesSection of(Objectives objectives) {
        return new ObjectivesSection(
                objectives.availabilityPartsPerMillion().isPresent()
                        ? QuantityText.ofPartsPerMillion(
                                objectives.availabilityPartsPerMillion().getAsInt())
                        : null,
                objectives.latencyP95Milliseconds().isPresent()
                        ? QuantityText.ofMilliseconds(
                                objectives.latencyP95Milliseconds().getAsLong())
                        : null,
                QuantityText.ofMilliseconds(objectives.windowMilliseconds()));
    }
}
