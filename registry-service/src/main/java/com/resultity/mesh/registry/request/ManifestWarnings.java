package com.resultity.mesh.registry.request;

import com.resultity.mesh.registry.authority.Action;
import com.resultity.mesh.registry.authority.Authority;
import com.resultity.mesh.registry.authority.Ownership;
import com.resultity.mesh.registry.authority.Principal;
import com.resultity.mesh.registry.definition.GrantId;
import com.resultity.mesh.registry.definition.GrantSubject;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.TenantDefinition;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.Manifest.TenantManifest;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds names in Subclouds that nothing bears: of tenants that are let in, and of classes of GPUs that are asked for. They are
 * no mistakes, because what bears them may come later. They are held against what is declared with them and what who declares
 * them sees: so what is hidden is warned of like what is not there. Whatever is declared, tenants and nodes are gone through
 * once at most.
 */
final class ManifestWarnings {

    /** The most that is told of one stream. */
    static final int MOST_WARNINGS = 100;

    private final RegistryView view;
    private final Authority authority;
    private final Ownership ownership;
    private final List<Manifest> manifests;
    private final Set<String> tenantsSeen;
    private final Set<String> gpuClassesSeen;

    private ManifestWarnings(List<Manifest> manifests, RegistryView view, Authority authority) {
        this.manifests = manifests;
        this.view = view;
        this.authority = authority;
        this.ownership = new Ownership(view);
        List<SubcloudManifest> subclouds = declared(SubcloudManifest.class).toList();
        boolean letsIn =
                subclouds.stream().anyMatch(subcloud -> !subcloud.grants().isEmpty());
        this.tenantsSeen = letsIn ? tenantsSeen() : Set.of();
        Set<String> gpuClasses = subclouds.stream()
                .flatMap(subcloud -> subcloud.definition().criteria().gpuClasses().stream())
                .collect(Collectors.toUnmodifiableSet());
        this.gpuClassesSeen = gpuClasses.isEmpty() ? Set.of() : gpuClassesSeen(gpuClasses);
    }

    /** What is odd about manifests that are declared together. */
    static List<ManifestWarning> of(List<Manifest> manifests, RegistryView view, Principal principal) {
        Authority authority = Authority.of(
                principal, view.groups().values().stream().map(Versioned::value).toList());
        return new ManifestWarnings(manifests, view, authority).all();
    }

    private List<ManifestWarning> all() {
        return declared(SubcloudManifest.class)
                .flatMap(subcloud -> Stream.concat(ofTenants(subcloud), ofGpuClasses(subcloud)))
                .limit(MOST_WARNINGS)
                .toList();
    }

    private Stream<ManifestWarning> ofTenants(SubcloudManifest subcloud) {
        return subcloud.grants().stream()
                .map(grant -> grant.id())
                .filter(grant -> !tenantsSeen.contains(keyOf(grant.subject(), grant.subjectId())))
                .map(grant -> ofTenant(subcloud, grant));
    }

    /** Who sees no node at all is warned of no class: there is nothing to hold it against. */
    private Stream<ManifestWarning> ofGpuClasses(SubcloudManifest subcloud) {
        return subcloud.definition().criteria().gpuClasses().stream()
                .filter(gpuClass -> !gpuClassesSeen.isEmpty() && !gpuClassesSeen.contains(gpuClass))
                .map(gpuClass -> ofGpuClass(subcloud, gpuClass));
    }

    private static ManifestWarning ofTenant(SubcloudManifest subcloud, GrantId grant) {
        String tenant =
                switch (grant.subject()) {
                    case TENANT -> "tenant ";
                    case TEAM -> "tenant of a team ";
                    case ORGANISATION -> "tenant of an organisation ";
                };
        return warning(
                subcloud,
                "spec.access." + grant.subject().manifestList(),
                "you see no " + tenant + grant.subjectId() + ": is it spelt right, and will it be declared?");
    }

    private static ManifestWarning ofGpuClass(SubcloudManifest subcloud, String gpuClass) {
        return warning(
                subcloud,
                "spec.criteria.gpuClasses",
                "no node that you see has a GPU of class " + gpuClass + ": is it spelt right?");
    }

    private static ManifestWarning warning(SubcloudManifest subcloud, String field, String warning) {
        return new ManifestWarning(subcloud.kind(), subcloud.id(), field, warning);
    }

    /** Whom a grant could mean, by kind and id: tenants, and the teams and organisations that they belong to. */
    private Set<String> tenantsSeen() {
        Set<String> seen = new HashSet<>();
        Stream.concat(
                        declared(TenantManifest.class).map(TenantManifest::definition),
                        view.tenants().values().stream()
                                .map(Versioned::value)
                                .filter(tenant -> authority.allows(Action.READ_TENANT, ownership.of(tenant))))
                .forEach(tenant -> addTo(seen, tenant));
        return seen;
    }

    private static void addTo(Set<String> seen, TenantDefinition tenant) {
        seen.add(keyOf(GrantSubject.TENANT, tenant.id()));
        tenant.teams().forEach(team -> seen.add(keyOf(GrantSubject.TEAM, team)));
        tenant.organisation().ifPresent(id -> seen.add(keyOf(GrantSubject.ORGANISATION, id)));
    }

    private static String keyOf(GrantSubject subject, String id) {
        return subject.manifestList() + "/" + id;
    }

    /** The classes of the nodes that are seen: what decides who sees a node is asked of a class until one is found. */
    private Set<String> gpuClassesSeen(Set<String> asked) {
        Set<String> seen = declared(NodeManifest.class)
                .map(node -> node.definition().gpuClass())
                .collect(Collectors.toCollection(HashSet::new));
        for (Versioned<NodeDefinition> node : view.nodes().values()) {
            String gpuClass = node.value().gpuClass();
            boolean tells = seen.isEmpty() || (asked.contains(gpuClass) && !seen.contains(gpuClass));
            if (tells && authority.allows(Action.READ_NODE, ownership.of(node.value()))) {
                seen.add(gpuClass);
            }
        }
        return seen;
    }

    private <T extends Manifest> Stream<T> declared(Class<T> kind) {
        return manifests.stream().filter(kind::isInstance).map(kind::cast);
    }
}
