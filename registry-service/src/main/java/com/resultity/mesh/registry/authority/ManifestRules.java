package com.resultity.mesh.registry.authority;

import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.ModelDefinition;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.Participation;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.TenantDefinition;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.GroupManifest;
import com.resultity.mesh.registry.manifest.Manifest.ModelManifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.Manifest.TenantManifest;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a principal may declare what a manifest says, by what is there already. */
public final class ManifestRules {

    private final RegistryView view;
    private final Authority authority;
    private final Ownership ownership;

    /**
     * @param view what the registry knows
     * @param authority what the principal may do
     */
    public ManifestRules(RegistryView view, Authority authority) {
        this.view = view;
        this.authority = authority;
        this.ownership = new Ownership(view);
    }

    /** Whether the principal may declare it. The answer is the same for what is hidden as for what others may have. */
    public boolean allow(Manifest manifest) {
        return allow(manifest, Map.of());
    }

    /**
     * Whether the principal may declare it together with Subclouds that are made by the way.
     *
     * @param made owners of the Subclouds that are not there yet and that the principal may make, by id
     */
    public boolean allow(Manifest manifest, Map<String, String> made) {
        if (manifest instanceof SubcloudManifest subcloud) {
            return allowSubcloud(subcloud.definition());
        }
        if (manifest instanceof NodeManifest node) {
            return allowNode(node.definition());
        }
        if (manifest instanceof TenantManifest tenant) {
            return allowTenant(tenant.definition());
        }
        return manifest instanceof ModelManifest model
                ? allowModel(model.definition(), made)
                : allowGroup(((GroupManifest) manifest).group());
    }

    /** Whether the principal may know that there is a Subcloud of this id. */
    public boolean sees(String subcloudId) {
        return present(view.subclouds().get(subcloudId))
                .map(subcloud -> authority.allows(Action.READ_SUBCLOUD, ownership.of(subcloud)))
                .orElse(false);
    }

    /** Whether the principal may know which nodes have to do with a Subcloud of this id. */
    public boolean readsMembers(String subcloudId) {
        return present(view.subclouds().get(subcloudId))
                .map(subcloud -> authority.allows(Action.READ_MEMBERS, ownership.of(subcloud)))
                .orElse(false);
    }

    private boolean allowSubcloud(SubcloudDefinition declared) {
        Optional<Subcloud> present = present(view.subclouds().get(declared.id()));
        if (present.isPresent()) {
            Resource resource = ownership.of(present.get());
            return authority.allows(Action.CHANGE_SUBCLOUD, resource)
                    && mayPass(resource, present.get().definition().owner(), declared.owner());
        }
        Set<Party> owners = Ownership.ownersOf(declared.owner());
        // What was decided and used under an id is told to who owns it: so an id stays with who owned it last.
        return view.formerOwnerOf(declared.id())
                .map(former -> authority.allows(Action.CREATE_SUBCLOUD, Resource.closed(owners, Set.of()))
                        && mayPass(Ownership.ofRemoved(former), former, declared.owner()))
                .orElseGet(() -> authority.allowsMaking(Action.CREATE_SUBCLOUD, declared.id(), owners));
    }

    /** Whether the principal may have a Subcloud pass from one owner to another, where they are not the same. */
    private boolean mayPass(Resource subcloud, String from, String to) {
        return from.equals(to)
                || (authority.allows(Action.GIVE_AWAY_SUBCLOUD, subcloud)
                        && authority.allows(Action.CREATE_SUBCLOUD, Resource.closed(Ownership.ownersOf(to), Set.of())));
    }

    /**
     * What of a declaration that the principal may make is the network's operator's alone to grant, in words. Without this
     * anybody could take all nodes that join by themselves out of the global pool, or set their own rewards.
     *
     * @return empty where it is nothing, or what was granted before
     */
    public Optional<String> ungranted(Manifest manifest) {
        if (!(manifest instanceof SubcloudManifest subcloud)) {
            return Optional.empty();
        }
        SubcloudDefinition declared = subcloud.definition();
        if (mayEntitle(declared)) {
            return Optional.empty();
        }
        Optional<SubcloudDefinition> present =
                present(view.subclouds().get(declared.id())).map(Subcloud::definition);
        if (isolatesUnasked(declared)
                && present.filter(ManifestRules::isolatesUnasked).isEmpty()) {
            return Optional.of("it isolates nodes that join by themselves");
        }
        int granted = present.map(SubcloudDefinition::rewardMultiplierThousandths)
                .orElse(SubcloudDefinition.USUAL_REWARD_MULTIPLIER);
        return declared.rewardMultiplierThousandths() > Math.max(granted, SubcloudDefinition.USUAL_REWARD_MULTIPLIER)
                ? Optional.of("its usage counts for more than that of others")
                : Optional.empty();
    }

    /** Whether the principal may grant a Subcloud what touches everybody. */
    private boolean mayEntitle(SubcloudDefinition declared) {
        return authority.allows(
                Action.ENTITLE_SUBCLOUD, Resource.closed(Ownership.ownersOf(declared.owner()), Set.of()));
    }

    private static boolean isolatesUnasked(SubcloudDefinition subcloud) {
        return subcloud.isolate() && subcloud.autoJoin() && subcloud.participation() == Participation.OPEN;
    }

    private boolean allowNode(NodeDefinition declared) {
        Set<Party> operator = Set.of(Party.operator(declared.operatorId()));
        Optional<NodeDefinition> present = present(view.nodes().get(declared.id()));
        // What was vouched for is this operator's, and this hardware: another of either begins without.
        boolean asTrusted = (declared.trustLevel() == 0
                        || present.filter(node -> node.trustLevel() == declared.trustLevel()
                                        && node.operatorId().equals(declared.operatorId()))
                                .isPresent())
                && (!declared.verifiedHardware()
                        || present.filter(node -> node.verifiedHardware() && isSameHardware(node, declared))
                                .isPresent());
        if (!asTrusted && !authority.allows(Action.VOUCH_FOR_NODE, Resource.closed(operator, Set.of()))) {
            return false;
        }
        return present.map(node -> authority.allows(Action.CHANGE_NODE, ownership.of(node))
                        && authority.allows(Action.CHANGE_NODE, Resource.closed(operator, Set.of())))
                .orElseGet(() -> authority.allowsMaking(Action.ENROL_NODE, declared.id(), operator));
    }

    private static boolean isSameHardware(NodeDefinition node, NodeDefinition other) {
        return node.gpuClass().equals(other.gpuClass()) && node.gpuMemoryMebibytes() == other.gpuMemoryMebibytes();
    }

    private boolean allowTenant(TenantDefinition declared) {
        Optional<TenantDefinition> present = present(view.tenants().get(declared.id()));
        Set<Party> before = present.map(Ownership::partiesOf).orElse(Set.of());
        boolean sameEntitlement = declared.binding().equals(present.flatMap(TenantDefinition::binding))
                && declared.quota().equals(present.flatMap(TenantDefinition::quota));
        if (!sameEntitlement
                && !authority.allows(Action.ENTITLE_TENANT, Resource.closed(Ownership.ownersOf(declared), Set.of()))) {
            return false;
        }
        // Whoever puts a tenant into a team gives it what the team has: so in each that is new one must be somebody.
        boolean mayJoin = Ownership.partiesOf(declared).stream()
                .filter(party -> !before.contains(party))
                .allMatch(party -> authority.allows(Action.CHANGE_TENANT, Resource.closed(Set.of(party), Set.of())));
        return mayJoin
                && present.map(tenant -> authority.allows(Action.CHANGE_TENANT, ownership.of(tenant)))
                        .orElseGet(() -> authority.allowsMaking(
                                Action.CREATE_TENANT, declared.id(), Ownership.partiesOf(declared)));
    }

    private boolean allowModel(ModelDefinition declared, Map<String, String> made) {
        Resource wanted = declared.privateTo()
                .map(made::get)
                .map(owner -> Resource.closed(Ownership.ownersOf(owner), Set.of()))
                .orElseGet(() -> ownership.of(declared));
        return present(view.models().get(declared.name()))
                .map(model -> authority.allows(Action.CHANGE_MODEL, ownership.of(model))
                        && authority.allows(Action.CHANGE_MODEL, wanted))
                .orElseGet(() -> authority.allowsMaking(Action.CHANGE_MODEL, declared.name(), wanted.owners()));
    }

    private boolean allowGroup(Group declared) {
        Optional<Group> present = present(view.groups().get(declared.key()));
        Resource own = ownership.of(declared);
        boolean sameEntitlement = present.map(group -> group.operators().equals(declared.operators())
                        && group.organisation().equals(declared.organisation()))
                .orElse(declared.operators().isEmpty());
        if (!sameEntitlement && !authority.allows(Action.ENTITLE_GROUP, own)) {
            return false;
        }
        if (present.isPresent()) {
            return authority.allows(Action.CHANGE_GROUP, own);
        }
        if (declared.party().kind() == Party.Kind.ORGANISATION) {
            return authority.allows(Action.CREATE_ORGANISATION, own);
        }
        Set<Party> organisation =
                declared.organisation().map(Party::organisation).stream().collect(Collectors.toUnmodifiableSet());
        return authority.allowsMaking(Action.CREATE_TEAM, declared.party().id(), organisation);
    }

    private static <T> Optional<T> present(Versioned<T> found) {
        return Optional.ofNullable(found).map(Versioned::value);
    }
}
