package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.definition.Criteria;
import com.resultity.mesh.registry.definition.ModelDemands;
import com.resultity.mesh.registry.manifest.QuantityText;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * What the nodes of a Subcloud and the jobs sent to it must be, in the form of manifests; {@code countries} has the regulatory
 * domain written out.
 */
@Serdeable
public record CriteriaSection(
        List<String> models,
        @Nullable String regulatoryDomain,
        List<String> countries,
        List<String> zones,
        List<String> gpuClasses,
        @Nullable String minimumGpuMemory,
        int minimumTrustLevel,
        List<String> operators,
        List<String> modalities,
        boolean openWeightsOnly,
        @Nullable String minimumContext,
        @Nullable String minimumParameters,
        boolean verifiedHardware,
        List<String> licences,
        boolean auditedModelsOnly,
        List<String> requiredModels,
        List<String> labels,
        @Nullable String minimumAvailability,
        @Nullable String maximumLatency) {

    static CriteriaSection of(Criteria criteria) {
        ModelDemands demands = criteria.modelDemands();
        int memory = criteria.minimumGpuMemoryMebibytes();
        int context = demands.minimumContextTokens();
        int parameters = demands.minimumParametersMillions();
        int availability = criteria.floors().minimumAvailabilityPartsPerMillion();
        long latency = criteria.floors().maximumLatencyMilliseconds();
        return new CriteriaSection(
                List.copyOf(demands.models()),
                criteria.regulatoryDomain().orElse(null),
                List.copyOf(criteria.countries()),
                List.copyOf(criteria.zones()),
                List.copyOf(criteria.gpuClasses()),
                memory == 0 ? null : QuantityText.ofMebibytes(memory),
                criteria.minimumTrustLevel(),
                List.copyOf(criteria.operators()),
                List.copyOf(demands.modalities()),
                demands.openWeightsOnly(),
                context == 0 ? null : QuantityText.ofTokens(context),
                parameters == 0 ? null : QuantityText.ofParametersMillions(parameters),
                criteria.verifiedHardware(),
                List.copyOf(demands.licences()),
                demands.auditedOnly(),
                List.copyOf(criteria.requiredModels()),
                List.copyOf(criteria.labels()),
                availability == 0 ? null : QuantityText.ofPartsPerMillion(availability),
                latency == 0 ? null : QuantityText.ofMilliseconds(latency));
    }
}
