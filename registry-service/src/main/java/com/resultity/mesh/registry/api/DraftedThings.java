package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.command.AppliedDocument;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest.GroupManifest;
import com.resultity.mesh.registry.manifest.Manifest.ModelManifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.Manifest.TenantManifest;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.RegistryView;
import io.micronaut.core.annotation.Nullable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a draft declares, as it is and as it would be, in the form of manifests. It is for those who may declare it, to whom
 * all of it may be told.
 */
final class DraftedThings {

    private final RegistryView view;
    private final Map<String, Object> drafted = new HashMap<>();

    /**
     * @param view what is so now
     * @param facts what would be written
     */
    DraftedThings(RegistryView view, List<Fact> facts) {
        this.view = view;
        facts.forEach(this::note);
    }

    private void note(Fact fact) {
        if (fact instanceof Fact.RevisionIs is) {
            put(
                    SubcloudManifest.KIND,
                    is.revision().subcloudId(),
                    RevisionResource.of(is.revision()).subcloud());
        } else if (fact instanceof Fact.NodeIs is) {
            put(
                    NodeManifest.KIND,
                    is.node().value().id(),
                    node(is.node().value().id(), is.node()));
        } else if (fact instanceof Fact.TenantIs is) {
            put(TenantManifest.KIND, is.tenant().value().id(), TenantResource.of(is.tenant()));
        } else if (fact instanceof Fact.ModelIs is) {
            put(ModelManifest.KIND, is.model().value().name(), ModelResource.of(is.model()));
        } else if (fact instanceof Fact.GroupIs is) {
            Party party = is.group().value().party();
            put(GroupManifest.kindOf(party), party.id(), GroupResource.of(is.group()));
        }
    }

    private void put(String kind, String id, Object resource) {
        drafted.put(kind + "/" + id, resource);
    }

    /** What a declared thing is now; null where there is none, or the draft changes nothing of it. */
    @Nullable
    Object before(AppliedDocument document) {
        return document.change() == AppliedDocument.Change.CHANGED ? present(document.kind(), document.id()) : null;
    }

    /** What a declared thing would be; null where the draft changes nothing of it. */
    @Nullable
    Object after(AppliedDocument document) {
        return drafted.get(document.kind() + "/" + document.id());
    }

    @Nullable
    private Object present(String kind, String id) {
        return switch (kind) {
            case SubcloudManifest.KIND ->
                made(
                        view.subclouds().get(id),
                        it -> SubcloudResource.of(it, view.grantsOf(id).values(), true));
            case NodeManifest.KIND -> made(view.nodes().get(id), it -> node(id, it));
            case TenantManifest.KIND -> made(view.tenants().get(id), TenantResource::of);
            case ModelManifest.KIND -> made(view.models().get(id), ModelResource::of);
            case GroupManifest.TEAM -> made(view.groups().get(Party.team(id).toString()), GroupResource::of);
            default -> made(view.groups().get(Party.organisation(id).toString()), GroupResource::of);
        };
    }

    private NodeResource node(String id, Versioned<NodeDefinition> node) {
        return NodeResource.of(node, view.locationOf(id), subcloud -> true);
    }

    @Nullable
    private static <T> Object made(@Nullable Versioned<T> present, Function<Versioned<T>, Object> resource) {
        return present == null ? null : resource.apply(present);
    }
}
