package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Role;
import com.resultity.mesh.registry.manifest.Manifest.GroupManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The form of a team's and of an organisation's manifest. */
final class GroupForm {

    static final Vocabulary TEAM_VOCABULARY = vocabulary(List.of("organisation", "members", "operators"));
    static final Vocabulary ORGANISATION_VOCABULARY = vocabulary(List.of("members", "operators"));

    private static final ScalarForm<Role> ROLE = TextForms.oneOf(Role.values(), Role::manifestName);
    private static final int MOST_MEMBERS = 5_000;
    private static final int MOST_OPERATORS = 200;

    private GroupForm() {}

    private static Vocabulary vocabulary(List<String> spec) {
        return new Vocabulary(Map.of(
                "",
                ManifestReader.TOP_FIELDS,
                "metadata",
                List.of("id", "displayName"),
                "spec",
                spec,
                "spec.members[]",
                List.of("user", "role")));
    }

    /** Reads a document of one of the two kinds; empty where it has mistakes. */
    static Optional<Manifest> read(String kind, Section document, Mistakes mistakes) {
        Section metadata = document.section("metadata");
        Section spec = document.section("spec");
        var id = metadata.required("id", TextForms.GROUP, "acme-research");
        var displayName = metadata.optional("displayName", TextForms.DISPLAY_NAME);
        var organisation = kind.equals(GroupManifest.TEAM)
                ? spec.optional("organisation", TextForms.GROUP)
                : Optional.<String>empty();
        var operators = spec.names("operators", TextForms.ID, MOST_OPERATORS);
        SortedMap<String, Role> members = members(spec, mistakes);
        if (!mistakes.none()) {
            return Optional.empty();
        }
        Party party =
                kind.equals(GroupManifest.TEAM) ? Party.team(id.orElseThrow()) : Party.organisation(id.orElseThrow());
        return Optional.of(
                new GroupManifest(new Group(party, displayName.orElse(party.id()), organisation, members, operators)));
    }

    private static SortedMap<String, Role> members(Section spec, Mistakes mistakes) {
        SortedMap<String, Role> members = new TreeMap<>();
        List<Role> roles = new ArrayList<>();
        for (ListItem item : spec.items("members", MOST_MEMBERS)) {
            Optional<Section> fields = item.fields();
            if (fields.isEmpty()) {
                item.refuse("is no member", "write {user: alice, role: owner}");
                continue;
            }
            var user = fields.get().required("user", TextForms.USER, "alice");
            var role = fields.get().required("role", ROLE, Role.VIEWER.manifestName());
            role.ifPresent(roles::add);
            if (user.isPresent() && role.isPresent() && members.putIfAbsent(user.get(), role.get()) != null) {
                item.refuse(TextForms.quoted(user.get()) + " is listed twice", "keep one of the two");
            }
        }
        if (!spec.isAbsent() && mistakes.none() && !roles.contains(Role.OWNER)) {
            mistakes.addTo(
                    spec.has("members") ? "spec.members" : "spec",
                    "names no owner",
                    "add a member such as {user: alice, role: owner}");
        }
        return members;
    }
}
