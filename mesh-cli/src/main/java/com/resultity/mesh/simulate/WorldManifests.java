package com.resultity.mesh.simulate;

import com.resultity.mesh.manifests.ManifestFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What has to be registered before simulated jobs are sent: Subclouds, the models that nodes serve, and the tenants. */
public final class WorldManifests {

    private WorldManifests() {}

    /** All of it, in an order in which it can be applied. */
    public static List<ManifestFile> registered() {
        List<ManifestFile> manifests = new ArrayList<>(ExampleSubclouds.manifests());
        manifests.add(models());
        manifests.add(tenants());
        return manifests;
    }

    /** The models of the data sheet; how long their contexts are it does not say. */
    static ManifestFile models() {
        return file(
                "models",
                DataSheet.bundled().models().stream()
                        .map(model ->
                                """
                                ---
                                apiVersion: mesh.resultity.com/v1
                                kind: Model
                                metadata: {name: "%s"}
                                spec: {modalities: [text], licence: "%s", openWeights: true, parameters: %s}
                                """.formatted(model.name(), model.licence(), parameters(model.parametersBillions())))
                        .toList());
    }

    /** Every tenant of every kind of job; those of the two acme departments belong to one organisation. */
    static ManifestFile tenants() {
        return file(
                "tenants",
                Arrays.stream(TrafficClass.values())
                        .flatMap(kind -> kind.tenants().stream())
                        .distinct()
                        .sorted()
                        .map(tenant -> """
                                ---
                                apiVersion: mesh.resultity.com/v1
                                kind: Tenant
                                metadata: {id: "%s"}
                                spec: {%s}
                                """.formatted(tenant, tenant.startsWith("acme-") ? "organisation: acme" : ""))
                        .toList());
    }

    private static String parameters(double billions) {
        return String.format(Locale.ROOT, "%.1fB", billions);
    }

    private static ManifestFile file(String name, List<String> documents) {
        return new ManifestFile(
                name, documents.stream().collect(Collectors.joining()).lines().toList());
    }
}
