package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.command.Refusal.Mistake;
import com.resultity.mesh.registry.command.Refusal.Place;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudState;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.ModelManifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.Manifest.TenantManifest;
import com.resultity.mesh.registry.manifest.NearestName;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Mistakes that show only when declarations are held against each other and against what is there already. */
public final class CrossReferences {

    private CrossReferences() {}

    /**
     * The mistakes of declarations that are made together.
     *
     * @param manifests the declarations; null for changes of other kinds
     */
    public static List<Mistake> mistakes(List<Manifest> manifests, RegistryView view) {
        Set<String> subclouds = new TreeSet<>(view.subclouds().keySet());
        for (Manifest manifest : manifests) {
            if (manifest instanceof SubcloudManifest subcloud) {
                subclouds.add(subcloud.id());
            }
        }
        List<Mistake> mistakes = new ArrayList<>();
        for (int i = 0; i < manifests.size(); i++) {
            Manifest manifest = manifests.get(i);
            if (manifest != null && !subclouds.containsAll(manifest.subcloudsNamed())) {
                Set<String> known = new TreeSet<>(subclouds);
                known.addAll(namedBefore(manifest, view));
                mistakes.addAll(unknownSubclouds(i, manifest, known));
            }
            if (manifest instanceof SubcloudManifest subcloud
                    && isRetired(view.subclouds().get(subcloud.id()))) {
                mistakes.add(new Mistake(
                        i, Place.ID, "the Subcloud is retired", "choose another id, or remove the retired one first"));
            }
        }
        return mistakes;
    }

    private static boolean isRetired(Versioned<Subcloud> present) {
        return present != null && present.value().state() == SubcloudState.RETIRED;
    }

    /** A Subcloud that was removed since is no mistake of what rested on it while it was there. */
    private static Set<String> namedBefore(Manifest manifest, RegistryView view) {
        return switch (manifest.kind()) {
            case NodeManifest.KIND -> named(view.nodes().get(manifest.id()), NodeManifest::new);
            case TenantManifest.KIND -> named(view.tenants().get(manifest.id()), TenantManifest::new);
            case ModelManifest.KIND -> named(view.models().get(manifest.id()), ModelManifest::new);
            default -> Set.of();
        };
    }

    private static <T> Set<String> named(Versioned<T> present, Function<T, Manifest> manifest) {
        return present == null ? Set.of() : manifest.apply(present.value()).subcloudsNamed();
    }

    private static List<Mistake> unknownSubclouds(int change, Manifest manifest, Set<String> subclouds) {
        return manifest.subcloudsNamed().stream()
                .filter(named -> !subclouds.contains(named))
                .map(unknown -> new Mistake(
                        change,
                        Place.SUBCLOUDS,
                        "there is no Subcloud " + unknown,
                        NearestName.among(subclouds, unknown)
                                .map(nearest -> "write " + nearest)
                                .orElse("apply the Subcloud first or together with the "
                                        + manifest.kind().toLowerCase(Locale.ROOT) + ", or remove it here")))
                .toList();
    }
}
