package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.jurisdiction.RegulatoryDomain;
import com.resultity.mesh.registry.definition.Criteria;
import com.resultity.mesh.registry.definition.ModelDemands;
import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.ServiceFloors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The form of a Subcloud's criteria. */
final class CriteriaForm {

    static final List<String> FIELDS = List.of(
            "models",
            "regulatoryDomain",
            "countries",
            "zones",
            "gpuClasses",
            "minimumGpuMemory",
            "minimumTrustLevel",
            "operators",
            "modalities",
            "openWeightsOnly",
            "minimumContext",
            "minimumParameters",
            "verifiedHardware",
            "licences",
            "auditedModelsOnly",
            "requiredModels",
            "labels",
            "minimumAvailability",
            "maximumLatency");

    /** So that a Subcloud with every list full still fits into one record. */
    static final int MOST_LISTED = 2_000;

    private static final ScalarForm<Integer> TRUST_LEVEL = QuantityForms.number(0, NodeForm.MOST_TRUST);

    private static final ScalarForm<Long> LATENCY = QuantityForms.duration(Duration.ofMillis(1), Duration.ofHours(1));

    private CriteriaForm() {}

    static Criteria read(Section section, Mistakes mistakes) {
        var domain = section.optional("regulatoryDomain", PlaceForms.REGULATORY_DOMAIN);
        var countries = section.names("countries", PlaceForms.COUNTRY, MOST_LISTED);
        return new Criteria(
                modelDemands(section),
                within(domain, countries, mistakes),
                domain.map(RegulatoryDomain::name),
                section.names("zones", TextForms.ZONE, MOST_LISTED),
                section.names("gpuClasses", TextForms.GPU_CLASS, MOST_LISTED),
                section.optional("minimumGpuMemory", QuantityForms.MEMORY).orElse(0),
                section.optional("minimumTrustLevel", TRUST_LEVEL).orElse(0),
                section.names("operators", TextForms.ID, MOST_LISTED),
                section.optional("verifiedHardware", TextForms.SWITCH).orElse(false),
                section.names("requiredModels", TextForms.MODEL, MOST_LISTED),
                section.names("labels", TextForms.LABEL, NodeForm.MOST_LABELS),
                floors(section));
    }

    private static ServiceFloors floors(Section section) {
        return new ServiceFloors(
                section.optional("minimumAvailability", QuantityForms.PERCENTAGE)
                        .orElse(0),
                section.optional("maximumLatency", LATENCY).orElse(0L));
    }

    private static ModelDemands modelDemands(Section section) {
        return new ModelDemands(
                section.names("models", TextForms.MODEL, MOST_LISTED),
                section.names("modalities", ModelForms.MODALITY, ModelForms.MOST_MODALITIES),
                section.optional("openWeightsOnly", TextForms.SWITCH).orElse(false),
                section.optional("minimumContext", ModelForms.CONTEXT).orElse(0),
                section.optional("minimumParameters", ModelForms.PARAMETERS).orElse(0),
                section.names("licences", TextForms.LICENCE, MOST_LISTED),
                section.optional("auditedModelsOnly", TextForms.SWITCH).orElse(false));
    }

    private static SortedSet<String> within(
            Optional<RegulatoryDomain> domain, SortedSet<String> countries, Mistakes mistakes) {
        if (domain.isEmpty()) {
            return countries;
        }
        if (countries.isEmpty()) {
            return Names.copyOf(domain.get().countries());
        }
        SortedSet<String> both = new TreeSet<>(domain.get().countries());
        both.retainAll(countries);
        if (both.isEmpty()) {
            mistakes.addTo(
                    "spec.criteria.countries",
                    "none of these is in the regulatory domain " + domain.get().name() + ", so no node could join",
                    "list countries of " + domain.get().name() + ", or leave out one of the two");
        }
        return Names.copyOf(both);
    }
}
