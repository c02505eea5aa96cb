package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form of a node's manifest. */
final class NodeForm {

    static final String SUBCLOUDS = "spec.subclouds";

    /** The highest trust level: audited. */
    static final int MOST_TRUST = 3;

    static final Vocabulary VOCABULARY = new Vocabulary(Map.of(
            "",
            ManifestReader.TOP_FIELDS,
            "metadata",
            List.of("id"),
            "spec",
            List.of(
                    "operator",
                    "endpoint",
                    "country",
                    "address",
                    "gpu",
                    "maximumSlots",
                    "trustLevel",
                    "verifiedHardware",
                    "autoJoin",
                    "labels",
                    "models",
                    "subclouds"),
            "spec.gpu",
            List.of("class", "memory")));

    static final int MOST_LABELS = 64;

    private static final int MOST_MODELS = 200;
    private static final int MOST_REQUESTS = 200;
    private static final ScalarForm<Integer> SLOTS = QuantityForms.number(1, 1024);
    private static final ScalarForm<Integer> TRUST_LEVEL = QuantityForms.number(0, MOST_TRUST);

    private NodeForm() {}

    /** Reads a document; empty where it has mistakes. */
    static Optional<Manifest> read(Section document, Mistakes mistakes) {
        Section spec = document.section("spec");
        Section gpu = spec.section("gpu");
        var id = document.section("metadata").required("id", TextForms.ID, "node-eu-001");
        var operator = spec.required("operator", TextForms.ID, "op-example-a");
        var endpoint = spec.required("endpoint", PlaceForms.ENDPOINT, "https://node-eu-001.example.net");
        var country = spec.required("country", PlaceForms.COUNTRY, "DE");
        var address = spec.optional("address", PlaceForms.ADDRESS);
        var gpuClass = gpu.required("class", TextForms.GPU_CLASS, "H100-SXM");
        var memory = gpu.required("memory", QuantityForms.MEMORY, "80GiB");
        var slots = spec.required("maximumSlots", SLOTS, "4");
        var trustLevel = spec.optional("trustLevel", TRUST_LEVEL).orElse(0);
        // As the trust level: what the mesh finds, which stands here as long as nobody has to prove who applies
        // manifests.
        var verifiedHardware =
                spec.optional("verifiedHardware", TextForms.SWITCH).orElse(false);
        var autoJoin = spec.optional("autoJoin", TextForms.SWITCH).orElse(false);
        var labels = spec.names("labels", TextForms.LABEL, MOST_LABELS);
        var models = spec.names("models", TextForms.MODEL, MOST_MODELS);
        var subclouds = spec.names("subclouds", TextForms.ID, MOST_REQUESTS);
        if (!mistakes.none()) {
            return Optional.empty();
        }
        return Optional.of(new NodeManifest(new NodeDefinition(
                id.orElseThrow(),
                operator.orElseThrow(),
                endpoint.orElseThrow(),
                country.orElseThrow(),
                address,
                gpuClass.orElseThrow(),
                memory.orElseThrow(),
                slots.orElseThrow(),
                trustLevel,
                verifiedHardware,
                autoJoin,
                labels,
                models,
                subclouds)));
    }
}
