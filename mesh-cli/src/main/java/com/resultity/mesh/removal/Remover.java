package com.resultity.mesh.removal;

import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.removal.Removal.Outcome;
import com.resultity.mesh.requests.RegistryClient;
import com.resultity.mesh.requests.RequestRefusedException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Removes things from the registry, one after the other. */
public final class Remover {
    private static final int NOT_FOUND = 404;
    private static final String ACTIVE = "ACTIVE";

    private final RegistryClient registry;

    /** Removes by asking registry-service. */
    public Remover(RegistryClient registry) {
        this.registry = registry;
    }

    /**
     * Removes things, what rests on others before these. Nothing is removed where an ACTIVE Subcloud is among them that must not
     * be; and a Subcloud only in the version in which it was found before anything was removed.
     *
     * @param evenActive whether ACTIVE Subclouds are removed
     * @param told is told of each as it happens
     * @throws RequestRefusedException if one may not be removed; what comes after it is left
     */
    public void remove(Collection<NamedThing> things, boolean evenActive, Consumer<Removal> told)
            throws RequestRefusedException {
        List<NamedThing> ordered =
                things.stream().sorted(Comparator.comparing(NamedThing::kind)).toList();
        Map<NamedThing, JsonNode> subclouds = findSubclouds(ordered);
        if (!evenActive) {
            refuseActive(ordered, subclouds);
        }
        for (NamedThing thing : ordered) {
            told.accept(new Removal(thing, remove(thing, subclouds)));
        }
    }

    private Map<NamedThing, JsonNode> findSubclouds(List<NamedThing> things) throws RequestRefusedException {
        Map<NamedThing, JsonNode> found = new HashMap<>();
        for (NamedThing thing : things) {
            if (thing.kind() == ManifestKind.SUBCLOUD) {
                Optional<JsonNode> subcloud = registry.find(thing.kind().path(thing.id()));
                subcloud.ifPresent(it -> found.put(thing, it));
            }
        }
        return found;
    }

    private static void refuseActive(List<NamedThing> things, Map<NamedThing, JsonNode> subclouds)
            throws RequestRefusedException {
        List<String> active = things.stream()
                .filter(thing -> subclouds.containsKey(thing)
                        && subclouds.get(thing).at("/status/state").asText().equals(ACTIVE))
                .map(NamedThing::id)
                .toList();
        if (!active.isEmpty()) {
            boolean one = active.size() == 1;
            throw RequestRefusedException.because(String.join(", ", active)
                    + (one
                            ? " is ACTIVE and takes jobs; --yes removes it"
                            : " are ACTIVE and take jobs; --yes removes them")
                    + " all the same, with grants, tokens and memberships");
        }
    }

    private Outcome remove(NamedThing thing, Map<NamedThing, JsonNode> subclouds) throws RequestRefusedException {
        boolean subcloud = thing.kind() == ManifestKind.SUBCLOUD;
        if (subcloud && !subclouds.containsKey(thing)) {
            return Outcome.NOT_THERE;
        }
        OptionalLong version = subcloud
                ? OptionalLong.of(subclouds.get(thing).at("/status/version").asLong())
                : OptionalLong.empty();
        try {
            registry.delete(thing.kind().path(thing.id()), version);
            return Outcome.REMOVED;
        } catch (RequestRefusedException refused) {
            if (refused.problem().status() == NOT_FOUND) {
                return Outcome.NOT_THERE;
            }
            throw refused.about(thing.kind().manifestName() + " " + thing.id());
        }
    }
}
