package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.authority.Authority;
import com.resultity.mesh.registry.definition.ModelDefinition;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.ModelManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much one may have of what everybody bears the cost of, unless the operator of the network asks for it. For the changes of
 * one command, in their order.
 */
final class Bounds {

    /** Of one owner, with those that it removed. */
    static final int MOST_SUBCLOUDS = 200;

    /** Of one Subcloud, with those that have expired and were not revoked. */
    static final int MOST_TOKENS = 1_000;

    /** Private to one Subcloud. */
    static final int MOST_MODELS = 200;

    private final RegistryView view;
    private final boolean bounded;
    private final Map<String, Integer> subcloudsByOwner = new HashMap<>();
    private final Map<String, Integer> modelsBySubcloud = new HashMap<>();

    Bounds(RegistryView view, Authority authority) {
        this.view = view;
        this.bounded = !authority.principal().networkOperator();
    }

    /** The bound that a declaration passes, in words; empty where it is none. */
    Optional<String> passedBy(Manifest manifest) {
        if (!bounded) {
            return Optional.empty();
        }
        if (manifest instanceof SubcloudManifest subcloud) {
            return passedBySubcloud(subcloud.id(), subcloud.definition().owner());
        }
        return manifest instanceof ModelManifest model
                ? model.definition().privateTo().flatMap(subcloudId -> passedByModel(model.definition(), subcloudId))
                : Optional.empty();
    }

    /**
     * A Subcloud costs every node that joins by itself a judgement and a membership; and its id, with its history, is kept for
     * its owner when it is there no more.
     */
    private Optional<String> passedBySubcloud(String id, String owner) {
        if (view.lastOwnerOf(id).filter(owner::equals).isPresent()) {
            return Optional.empty();
        }
        int others = subcloudsByOwner.computeIfAbsent(owner, view::countSubcloudsEverOf);
        subcloudsByOwner.put(owner, others + 1);
        return others < MOST_SUBCLOUDS
                ? Optional.empty()
                : Optional.of(owner + " has " + MOST_SUBCLOUDS
                        + " Subclouds, with those that it removed, and more must be declared for it");
    }

    /** Every cell holds all models in memory, as it does all tokens. */
    private Optional<String> passedByModel(ModelDefinition model, String subcloudId) {
        boolean isThere = Optional.ofNullable(view.models().get(model.name()))
                .filter(present -> present.value().privateTo().equals(model.privateTo()))
                .isPresent();
        if (isThere) {
            return Optional.empty();
        }
        int others = modelsBySubcloud.computeIfAbsent(subcloudId, this::countModelsOf);
        modelsBySubcloud.put(subcloudId, others + 1);
        return others < MOST_MODELS
                ? Optional.empty()
                : Optional.of(subcloudId + " has " + MOST_MODELS + " models, and more must be declared for it");
    }

    private int countModelsOf(String subcloudId) {
        return (int) view.models().values().stream()
                .filter(model ->
                        model.value().privateTo().filter(subcloudId::equals).isPresent())
                .count();
    }

    /** The bound that one token more would pass, in words; empty where it is none. */
    Optional<String> reachedByTokensOf(String subcloudId) {
        return bounded && view.tokensOf(subcloudId).size() >= MOST_TOKENS
                ? Optional.of("the Subcloud has " + MOST_TOKENS
                        + " tokens: revoke those that have expired or that nobody uses")
                : Optional.empty();
    }
}
