package com.resultity.mesh.registry.api;

import com.resultity.mesh.edge.NotFoundException;
import com.resultity.mesh.registry.authority.Action;
import com.resultity.mesh.registry.authority.Authority;
import com.resultity.mesh.registry.authority.ManifestRules;
import com.resultity.mesh.registry.authority.Ownership;
import com.resultity.mesh.registry.authority.Principal;
import com.resultity.mesh.registry.authority.Resource;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.identity.Asking;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.ManifestDocument;
import com.resultity.mesh.registry.manifest.ManifestError;
import com.resultity.mesh.registry.manifest.ManifestReader;
import com.resultity.mesh.registry.manifest.ManifestReading;
import com.resultity.mesh.registry.manifest.NearestName;
import com.resultity.mesh.registry.manners.SentKey;
import com.resultity.mesh.registry.request.InvalidManifestsException;
import com.resultity.mesh.registry.request.Requester;
import com.resultity.mesh.registry.state.RegistryView;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Lets those who ask do what they may, and shows them what they may see. */
@Singleton
final class Gate {

    private final RegistryView view;
    private final Ownership ownership;

    Gate(RegistryView view) {
        this.view = view;
        this.ownership = new Ownership(view);
    }

    /** Who owns what. */
    Ownership ownership() {
        return ownership;
    }

    /** What who asks may do. */
    Authority authority() {
        return Authority.of(
                Asking.principal(),
                view.groups().values().stream().map(Versioned::value).toList());
    }

    /** Who asks, as the registrar is told. */
    Requester requester() {
        Principal principal = Asking.principal();
        return new Requester(
                Party.user(principal.user()).toString(),
                SentKey.ofThisRequest(),
                OptionalLong.empty(),
                Optional.empty());
    }

    /**
     * Something that who asks may do something with.
     *
     * @param found what was found; null where there is nothing
     * @param kind what it is called, for whoever does not find it
     * @throws NotFoundException if there is nothing, or nothing that who asks may know of: the two cannot be told apart
     * @throws ForbiddenException if who asks may know of it, but may not do that
     */
    <T> Versioned<T> demand(Action action, @Nullable Versioned<T> found, Function<T, Resource> resource, String kind) {
        if (found == null) {
            throw missing(kind);
        }
        demand(action, resource.apply(found.value()), kind);
        return found;
    }

    /**
     * Lets pass who may do something with a resource.
     *
     * @throws NotFoundException if who asks must not know of it
     * @throws ForbiddenException if who asks may know of it, but may not do that
     */
    void demand(Action action, Resource resource, String kind) {
        switch (authority().judge(action, resource)) {
            case ALLOWED -> {
                return;
            }
            case FORBIDDEN -> throw new ForbiddenException("you may see this " + kind + ", but not do that with it");
            case HIDDEN -> throw missing(kind);
        }
    }

    /** The words for what is not there, and for what must not be known to be. */
    static NotFoundException missing(String kind) {
        return new NotFoundException("there is no such " + kind);
    }

    /**
     * Lets manifests pass that who asks may declare.
     *
     * @throws InvalidManifestsException if there are mistakes: also where a Subcloud is named that must not be known
     * @throws ForbiddenException if one of them may not be declared
     */
    void admit(byte[] yaml) throws InvalidManifestsException {
        Authority authority = authority();
        if (authority.principal().networkOperator()) {
            return;
        }
        ManifestRules rules = new ManifestRules(view, authority);
        ManifestReading reading = ManifestReader.read(yaml);
        List<ManifestError> errors = new ArrayList<>(reading.errors());
        errors.addAll(hiddenNames(reading.documents(), rules));
        if (!errors.isEmpty()) {
            errors.sort(ManifestError.ORDER);
            throw new InvalidManifestsException(errors);
        }
        List<ManifestError> refused = reading.documents().stream()
                .filter(document -> !rules.allow(document.manifest()))
                .map(document -> document.errorOfId(
                        "you may not declare this " + document.manifest().kind(),
                        "ask who owns it for the role that it takes; what you make yourself bears your team's or"
                                + " organisation's name first"))
                .toList();
        if (!refused.isEmpty()) {
            throw new ForbiddenException(refused);
        }
    }

    /**
     * Lets a declaration pass that who asks may make, where it names nothing else.
     *
     * @throws ForbiddenException if they may not
     */
    void admit(SubcloudManifest manifest) {
        if (!new ManifestRules(view, authority()).allow(manifest)) {
            throw new ForbiddenException("you may not declare this Subcloud");
        }
    }

    private List<ManifestError> hiddenNames(List<ManifestDocument> documents, ManifestRules rules) {
        Set<String> known = new TreeSet<>();
        view.subclouds().keySet().stream().filter(rules::sees).forEach(known::add);
        documents.stream()
                .map(ManifestDocument::manifest)
                .filter(SubcloudManifest.class::isInstance)
                .forEach(subcloud -> known.add(subcloud.id()));
        return documents.stream()
                .flatMap(document -> document.manifest().subcloudsNamed().stream()
                        .filter(named -> !known.contains(named) && !rules.namedBefore(document.manifest(), named))
                        .map(unknown -> document.errorOfSubclouds(
                                "there is no Subcloud " + unknown,
                                NearestName.among(known, unknown)
                                        .map(nearest -> "write " + nearest)
                                        .orElse("apply the Subcloud first or together with this, or remove it here"))))
                .toList();
    }
}
