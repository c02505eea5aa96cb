package com.resultity.mesh.registry.authority;

import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Role;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one principal may do: a pure function of who belongs to what, and of the table in {@link Action}.
 *
 * <p>A member of an organisation has its role in each of its teams too; a member of a team sees what its organisation owns.
 * Members of whoever acts for an operator of nodes have their role there.
 */
public final class Authority {

    private final Principal principal;
    private final Map<Party, Role> roles;

    private Authority(Principal principal, Map<Party, Role> roles) {
        this.principal = principal;
        this.roles = roles;
    }

    /**
     * What a principal may do.
     *
     * @param groups all teams and organisations
     */
    public static Authority of(Principal principal, Collection<Group> groups) {
        Map<Party, Role> roles = new HashMap<>();
        roles.put(Party.user(principal.user()), Role.OWNER);
        groups.forEach(group ->
                group.roleOf(principal.user()).ifPresent(role -> roles.merge(group.party(), role, Authority::higher)));
        Map<Party, Role> direct = Map.copyOf(roles);
        for (Group group : groups) {
            group.organisation().map(Party::organisation).ifPresent(organisation -> {
                Optional.ofNullable(direct.get(organisation))
                        .ifPresent(role -> roles.merge(group.party(), role, Authority::higher));
                if (direct.containsKey(group.party())) {
                    roles.merge(organisation, Role.VIEWER, Authority::higher);
                }
            });
        }
        Map<Party, Role> inGroups = Map.copyOf(roles);
        for (Group group : groups) {
            Optional.ofNullable(inGroups.get(group.party())).ifPresent(role -> group.operators()
                    .forEach(operator -> roles.merge(Party.operator(operator), role, Authority::higher)));
        }
        return new Authority(principal, Map.copyOf(roles));
    }

    /** Whose authority it is. */
    public Principal principal() {
        return principal;
    }

    /** In whose names the principal may do something. */
    Set<Party> parties() {
        return roles.keySet();
    }

    /** Whether the principal may do an action to a resource that is there. */
    public Verdict judge(Action action, Resource resource) {
        AccessLevel level = levelOf(resource);
        if (!resource.open() && level == AccessLevel.STRANGER) {
            return Verdict.HIDDEN;
        }
        return level.compareTo(action.least()) >= 0 ? Verdict.ALLOWED : Verdict.FORBIDDEN;
    }

    /** Whether the principal may do an action to a resource that is there. */
    public boolean allows(Action action, Resource resource) {
        return judge(action, resource) == Verdict.ALLOWED;
    }

    /** Whether the principal may make something under a name in the name of owners of which it acts for one at least. */
    public boolean allowsMaking(Action action, String name, Set<Party> owners) {
        if (principal.networkOperator()) {
            return true;
        }
        Set<Party> naming =
                owners.stream().filter(owner -> owner.mayName(name)).collect(Collectors.toUnmodifiableSet());
        return allows(action, Resource.closed(naming, Set.of()));
    }

    private AccessLevel levelOf(Resource resource) {
        if (principal.networkOperator()) {
            return AccessLevel.NETWORK_OPERATOR;
        }
        return resource.owners().stream()
                .flatMap(owner -> Optional.ofNullable(roles.get(owner)).stream())
                .max(Comparator.naturalOrder())
                .map(AccessLevel::of)
                .orElseGet(() ->
                        resource.guests().includeAnyOf(roles.keySet()) ? AccessLevel.GUEST : AccessLevel.STRANGER);
    }

    private static Role higher(Role one, Role other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
