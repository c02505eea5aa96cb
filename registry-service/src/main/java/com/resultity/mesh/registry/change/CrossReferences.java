package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.authority.ManifestRules;
import com.resultity.mesh.registry.command.Refusal.Mistake;
import com.resultity.mesh.registry.command.Refusal.Place;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudState;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.GroupManifest;
import com.resultity.mesh.registry.manifest.Manifest.ModelManifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.Manifest.TenantManifest;
import com.resultity.mesh.registry.manifest.ManifestReading;
import com.resultity.mesh.registry.manifest.NearestName;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Mistakes that show only when declarations are held against each other and against what is there already. */
final class CrossReferences {

    private final RegistryView view;
    private final ManifestRules rules;
    private final Set<String> declared;
    private final SharedNames names;

    /** Ids of the Subclouds that may be named to whoever declares; null until one is. */
    private Set<String> seen;

    private CrossReferences(List<Manifest> manifests, RegistryView view, ManifestRules rules) {
        this.view = view;
        this.rules = rules;
        this.names = new SharedNames(view, manifests);
        this.declared = manifests.stream()
                .filter(SubcloudManifest.class::isInstance)
                .map(Manifest::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The mistakes of declarations that are made together; of more than {@link ManifestReading#MOST_ERRORS} the first alone, so
     * that whatever is declared costs little to refuse, and the refusal fits into a record of the log.
     *
     * @param manifests the declarations; null for changes of other kinds
     * @param rules what whoever declares them may declare, and know of
     */
    static List<Mistake> mistakes(List<Manifest> manifests, RegistryView view, ManifestRules rules) {
        CrossReferences references = new CrossReferences(manifests, view, rules);
        List<Mistake> mistakes = new ArrayList<>();
        for (int i = 0; i < manifests.size() && mistakes.size() < ManifestReading.MOST_ERRORS; i++) {
            Manifest manifest = manifests.get(i);
            if (manifest != null) {
                mistakes.addAll(references.mistakes(i, manifest));
            }
        }
        return mistakes.stream().limit(ManifestReading.MOST_ERRORS).toList();
    }

    private List<Mistake> mistakes(int change, Manifest manifest) {
        if (manifest instanceof SubcloudManifest && isRetired(manifest.id()) && rules.allow(manifest)) {
            return List.of(
                    new Mistake(change, Place.ID, "the Subcloud is retired, which is for good", "choose another id"));
        }
        if (manifest instanceof GroupManifest group && rules.allow(manifest)) {
            return names.problemOf(group.group())
                    .map(problem -> List.of(new Mistake(change, Place.ID, problem, SharedNames.REMEDY)))
                    .orElse(List.of());
        }
        List<String> unknown = manifest.subcloudsNamed().stream()
                .filter(named -> !declared.contains(named) && !rules.sees(named))
                .toList();
        if (unknown.isEmpty()) {
            return List.of();
        }
        // To say again what is there already tells nobody anything.
        Set<String> before = rules.allow(manifest) ? namedBefore(manifest) : Set.of();
        List<String> mistaken =
                unknown.stream().filter(named -> !before.contains(named)).toList();
        return mistaken.isEmpty() ? List.of() : unknownSubclouds(change, manifest, mistaken, known(before));
    }

    private boolean isRetired(String id) {
        Versioned<Subcloud> present = view.subclouds().get(id);
        return present != null && present.value().state() == SubcloudState.RETIRED;
    }

    /** What may be named to whoever declares: nobody is told of what they must not know of. */
    private Set<String> known(Set<String> before) {
        if (seen == null) {
            seen = view.subclouds().keySet().stream().filter(rules::sees).collect(Collectors.toUnmodifiableSet());
        }
        Set<String> known = new TreeSet<>(seen);
        known.addAll(declared);
        known.addAll(before);
        return known;
    }

    /** A Subcloud that was removed since is no mistake of what rested on it while it was there. */
    private Set<String> namedBefore(Manifest manifest) {
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

    private static List<Mistake> unknownSubclouds(
            int change, Manifest manifest, List<String> mistaken, Set<String> known) {
        return mistaken.stream()
                .map(unknown -> new Mistake(
                        change,
                        Place.SUBCLOUDS,
                        "there is no Subcloud " + unknown,
                        NearestName.among(known, unknown)
                                .map(nearest -> "write " + nearest)
                                .orElse("apply the Subcloud first or together with the "
                                        + manifest.kind().toLowerCase(Locale.ROOT) + ", or remove it here")))
                .toList();
    }
}
