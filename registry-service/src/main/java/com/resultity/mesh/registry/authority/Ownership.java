package com.resultity.mesh.registry.authority;

import com.resultity.mesh.registry.definition.GrantId;
import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.Membership.State;
import com.resultity.mesh.registry.definition.ModelDefinition;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.Participation;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.TenantDefinition;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who owns what, and who has to do with it, by what the registry knows at this moment. */
public final class Ownership {

    private static final Set<State> OF_OPEN = EnumSet.of(State.ACTIVE);
    private static final Set<State> OF_OTHERS = EnumSet.of(State.INVITED, State.ACTIVE, State.SUSPENDED);

    private final RegistryView view;

    /**
     * @param view what the registry knows
     */
    public Ownership(RegistryView view) {
        this.view = view;
    }

    /**
     * A Subcloud. Before it is submitted and after it was retired it is its owner's alone. One that is private is seen by its
     * people besides: those whom it invites, whether by record or by a move, and has not put out, and those whom it lets send
     * jobs by name. Every other one is seen by everybody.
     */
    public Resource of(Subcloud subcloud) {
        return subcloud.state().hasMembers() && subcloud.definition().participation() != Participation.PRIVATE
                ? Resource.open(ownersOf(subcloud.definition().owner()))
                : ofPeople(subcloud);
    }

    /** A Subcloud that was removed: nobody sees it any more but those who owned it. */
    public Resource ofRemoved(SubcloudDefinition subcloud) {
        return ofRemoved(subcloud.owner());
    }

    /** The same, by the text that names the owner. */
    static Resource ofRemoved(String owner) {
        return Resource.closed(ownersOf(owner), Set.of());
    }

    /** What only a Subcloud's owner and its people see. */
    private Resource ofPeople(Subcloud subcloud) {
        Set<Party> owners = ownersOf(subcloud.definition().owner());
        return subcloud.state().hasMembers()
                ? Resource.closed(owners, guestsOf(subcloud.definition()))
                : Resource.closed(owners, Set.of());
    }

    /** The party that an owner's text names, if it names one. */
    static Set<Party> ownersOf(String owner) {
        return Party.ofOwner(owner).map(Set::of).orElse(Set.of());
    }

    /**
     * A node: its operator's, and seen by the owners of the Subclouds that it belongs to or asks for. Not by who only invites
     * it: otherwise everybody could see every node by inviting it.
     */
    public Resource of(NodeDefinition node) {
        Set<Party> owners = Set.of(Party.operator(node.operatorId()));
        Set<Party> guests = Optional.ofNullable(view.memberships().get(node.id())).stream()
                .flatMap(judged -> judged.value().memberships().stream())
                .filter(membership -> membership.state().isMember() || membership.state() == State.REQUESTED)
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

    /**
     * A model: everybody's to see and nobody's to change. One that is private to a Subcloud is its owner's, and seen by its
     * people alone, even where the Subcloud itself is seen by everybody.
     */
    public Resource of(ModelDefinition model) {
        return model.privateTo()
                .map(id -> Optional.ofNullable(view.subclouds().get(id))
                        .map(subcloud -> ofPeople(subcloud.value()))
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
                .map(subcloud -> ownersOf(subcloud.value().definition().owner()))
                .orElse(Set.of());
    }

    private Guests guestsOf(SubcloudDefinition subcloud) {
        return parties -> parties.stream().anyMatch(party -> isGuest(party, subcloud));
    }

    private boolean isGuest(Party party, SubcloudDefinition subcloud) {
        return switch (party.kind()) {
            case OPERATOR -> isGuestOperator(party.id(), subcloud);
            case TEAM, ORGANISATION ->
                view.grantsOf(subcloud.id()).keySet().stream()
                        .anyMatch(grant -> partiesOf(grant).contains(party));
            case USER -> false;
        };
    }

    /**
     * Whether an operator has to do with a Subcloud by one of its nodes, or is invited and was not put out. To be let in by an
     * open one takes no more than to ask: there a node counts only while it meets the criteria. Of an operator that was put
     * out with one node, another is invited by the owner's move alone: that the list invites it would take no more than to
     * enrol it.
     */
    private boolean isGuestOperator(String operatorId, SubcloudDefinition subcloud) {
        List<Membership> memberships = membershipsOf(operatorId, subcloud.id()).toList();
        boolean putOut = memberships.stream().anyMatch(it -> it.state() == State.EXPELLED);
        return memberships.stream().anyMatch(it -> counts(it, subcloud.participation(), putOut))
                || (isListed(operatorId, subcloud) && !putOut);
    }

    private static boolean counts(Membership membership, Participation participation, boolean putOut) {
        if (participation == Participation.OPEN) {
            return OF_OPEN.contains(membership.state());
        }
        return OF_OTHERS.contains(membership.state())
                && (membership.state().isMember()
                        || !putOut
                        || membership.consents().owner());
    }

    private boolean isListed(String operatorId, SubcloudDefinition subcloud) {
        return subcloud.invitedOperators().contains(operatorId)
                || subcloud.invitedNodes().stream().anyMatch(view.nodesOf(operatorId)::contains);
    }

    /** Where an operator's nodes stand with a Subcloud. */
    private Stream<Membership> membershipsOf(String operatorId, String subcloudId) {
        Set<String> own = view.nodesOf(operatorId);
        Set<String> members = view.membersOf(subcloudId);
        Set<String> fewer = own.size() <= members.size() ? own : members;
        Set<String> others = fewer == own ? members : own;
        return fewer.stream()
                .filter(others::contains)
                .flatMap(node -> Optional.ofNullable(view.memberships().get(node)).stream())
                .flatMap(judged -> judged.value().memberships().stream())
                .filter(membership -> membership.subcloudId().equals(subcloudId));
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
