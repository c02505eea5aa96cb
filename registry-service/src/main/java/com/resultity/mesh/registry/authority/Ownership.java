package com.resultity.mesh.registry.authority;

import com.resultity.mesh.registry.definition.GrantId;
import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.ModelDefinition;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.Participation;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.TenantDefinition;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who owns what, and who has to do with it, by what the registry knows at this moment. */
public final class Ownership {

    private final RegistryView view;

    /**
     * @param view what the registry knows
     */
    public Ownership(RegistryView view) {
        this.view = view;
    }

    /**
     * A Subcloud. One that is private is seen by those whom it invites, whether by record or by a move, and by those whom it lets
     * send jobs by name; every
     * other one by everybody.
     */
    public Resource of(Subcloud subcloud) {
        return of(subcloud.definition());
    }

    /** The same, of a Subcloud in another version than the present one, or that is not there. */
    public Resource of(SubcloudDefinition subcloud) {
        Set<Party> owners = Party.ofOwner(subcloud.owner()).map(Set::of).orElse(Set.of());
        return subcloud.participation() == Participation.PRIVATE
                ? Resource.closed(owners, guestsOf(subcloud))
                : Resource.open(owners);
    }

    /** A Subcloud that was removed: nobody sees it any more but those who owned it. */
    public Resource ofRemoved(SubcloudDefinition subcloud) {
        return Resource.closed(Party.ofOwner(subcloud.owner()).map(Set::of).orElse(Set.of()), Set.of());
    }

    /**
     * A node: its operator's, and seen by the owners of the Subclouds that it belongs to or asks for. Not by who only invites
     * it: otherwise everybody could see every node by inviting it.
     */
    public Resource of(NodeDefinition node) {
        Set<Party> owners = Set.of(Party.operator(node.operatorId()));
        Set<Party> guests = Optional.ofNullable(view.memberships().get(node.id())).stream()
                .flatMap(judged -> judged.value().memberships().stream())
                .filter(membership -> membership.state().isMember() || membership.state() == Membership.State.REQUESTED)
                .map(Membership::subcloudId)
                .flatMap(id -> ownersOfSubcloud(id).stream())
                .collect(Collectors.toUnmodifiableSet());
        return Resource.closed(owners, guests);
    }

    /** What is done in the name of an operator of nodes. */
    public Resource ofOperator(String operatorId) {
        return Resource.closed(Set.of(Party.operator(operatorId)), Set.of());
    }

    /** A tenant: its organisation's, or else its teams'; seen by all of these, and by who owns the Subcloud it is bound to. */
    public Resource of(TenantDefinition tenant) {
        Set<Party> guests = new HashSet<>(partiesOf(tenant));
        tenant.binding().ifPresent(binding -> guests.addAll(ownersOfSubcloud(binding.subcloudId())));
        return Resource.closed(ownersOf(tenant), guests);
    }

    /** A model: everybody's to see and nobody's to change; but one that is private to a Subcloud is as that is. */
    public Resource of(ModelDefinition model) {
        return model.privateTo()
                .map(id -> Optional.ofNullable(view.subclouds().get(id))
                        .map(subcloud -> of(subcloud.value()))
                        .orElseGet(() -> Resource.closed(Set.of(), Set.of())))
                .orElseGet(() -> Resource.open(Set.of()));
    }

    /** A team or an organisation: its own. */
    public Resource of(Group group) {
        return Resource.closed(Set.of(group.party()), Set.of());
    }

    /** In whose name a tenant is managed. */
    static Set<Party> ownersOf(TenantDefinition tenant) {
        return tenant.organisation()
                .map(id -> Set.of(Party.organisation(id)))
                .orElseGet(() -> tenant.teams().stream().map(Party::team).collect(Collectors.toUnmodifiableSet()));
    }

    /** Every party that a tenant belongs to. */
    static Set<Party> partiesOf(TenantDefinition tenant) {
        Set<Party> parties = tenant.teams().stream().map(Party::team).collect(Collectors.toCollection(HashSet::new));
        tenant.organisation().map(Party::organisation).ifPresent(parties::add);
        return parties;
    }

    private Set<Party> ownersOfSubcloud(String id) {
        return Optional.ofNullable(view.subclouds().get(id))
                .flatMap(subcloud -> Party.ofOwner(subcloud.value().definition().owner()))
                .map(Set::of)
                .orElse(Set.of());
    }

    private Guests guestsOf(SubcloudDefinition subcloud) {
        return parties -> parties.stream().anyMatch(party -> isGuest(party, subcloud));
    }

    private boolean isGuest(Party party, SubcloudDefinition subcloud) {
        return switch (party.kind()) {
            case OPERATOR -> subcloud.invitedOperators().contains(party.id()) || hasNodeIn(party.id(), subcloud);
            case TEAM, ORGANISATION ->
                view.grantsOf(subcloud.id()).keySet().stream()
                        .anyMatch(grant -> partiesOf(grant).contains(party));
            case USER -> false;
        };
    }

    private boolean hasNodeIn(String operatorId, SubcloudDefinition subcloud) {
        Set<String> own = view.nodesOf(operatorId);
        Set<String> members = view.membersOf(subcloud.id());
        return subcloud.invitedNodes().stream().anyMatch(own::contains)
                || (own.size() <= members.size()
                        ? own.stream().anyMatch(members::contains)
                        : members.stream().anyMatch(own::contains));
    }

    private List<Party> partiesOf(GrantId grant) {
        return switch (grant.subject()) {
            case TEAM -> List.of(Party.team(grant.subjectId()));
            case ORGANISATION -> List.of(Party.organisation(grant.subjectId()));
            case TENANT ->
                Optional.ofNullable(view.tenants().get(grant.subjectId()))
                        .map(Versioned::value)
                        .map(tenant -> List.copyOf(partiesOf(tenant)))
                        .orElse(List.of());
        };
    }
}
