package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Role;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.schemas.Group;
import com.resultity.mesh.schemas.GroupKind;
import com.resultity.mesh.schemas.GroupMember;
import com.resultity.mesh.schemas.MemberRole;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Teams and organisations between definitions and records. */
final class GroupTranslation {

    private GroupTranslation() {}

    static Group recordOf(Versioned<com.resultity.mesh.registry.definition.Group> versioned) {
        com.resultity.mesh.registry.definition.Group group = versioned.value();
        return Group.newBuilder()
                .setKind(group.party().kind() == Party.Kind.TEAM ? GroupKind.TEAM : GroupKind.ORGANISATION)
                .setGroupId(group.party().id())
                .setVersion(versioned.version())
                .setDisplayName(group.displayName())
                .setOrganisation(group.organisation().orElse(null))
                .setMembers(group.members().entrySet().stream()
                        .map(member -> new GroupMember(
                                member.getKey(),
                                MemberRole.valueOf(member.getValue().name())))
                        .toList())
                .setOperators(List.copyOf(group.operators()))
                .setUpdatedAt(versioned.updatedAt())
                .build();
    }

    static Versioned<com.resultity.mesh.registry.definition.Group> groupOf(Group group) {
        SortedMap<String, Role> members = new TreeMap<>();
        group.getMembers()
                .forEach(member -> members.put(
                        member.getUser(), Role.valueOf(member.getRole().name())));
        Party party = group.getKind() == GroupKind.TEAM
                ? Party.team(group.getGroupId())
                : Party.organisation(group.getGroupId());
        return new Versioned<>(
                new com.resultity.mesh.registry.definition.Group(
                        party,
                        group.getDisplayName(),
                        Optional.ofNullable(group.getOrganisation()),
                        members,
                        Names.copyOf(group.getOperators())),
                group.getVersion(),
                group.getUpdatedAt());
    }
}
