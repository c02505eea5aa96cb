package com.resultity.mesh.registry.authority;

import static com.resultity.mesh.registry.definition.TestingNode.aNode;
import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.Membership.State;
import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.NodeMemberships;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Role;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** To whom which nodes are shown without a look at each that there is. */
class KnownNodesTest {

    private final RegistryView view = new RegistryView();

    @BeforeEach
    void makeTheWorld() {
        view.apply(new Fact.SubcloudIs(
                versioned(aSubcloud("pool").ownedBy("team/lab").active())));
        enrol("a-1", "op-a", State.ACTIVE);
        enrol("a-2", "op-a", State.LEFT);
        enrol("b-1", "op-b", State.REQUESTED);
        enrol("b-2", "op-b", State.SUSPENDED);
        enrol("b-3", "op-b", State.LEFT);
        view.apply(new Fact.NodeIs(versioned(aNode("c-1").operator("op-c").build())));
        declare(Party.team("lab"), Optional.of("university"), "lena", List.of());
        declare(Party.organisation("university"), Optional.empty(), "uwe", List.of());
        declare(Party.organisation("acme"), Optional.empty(), "alice", List.of("op-a"));
    }

    @Test
    void shouldLookAtNoOthersThanThoseOfWhoAsks() {
        assertEquals(Set.of(), known("stranger"));
        assertEquals(Set.of("a-1", "a-2"), known("alice"));
        assertEquals(Set.of("a-1", "a-2", "b-1", "b-2", "b-3"), known("lena"));
    }

    @Test
    void shouldLeaveOutNobodyWhomWhoAsksMaySee() {
        for (String user : List.of("stranger", "alice", "lena", "uwe")) {
            Authority authority = authority(new Principal(user, false));
            Ownership ownership = new Ownership(view);
            Set<String> seen = view.nodes().values().stream()
                    .map(Versioned::value)
                    .filter(node -> authority.allows(Action.READ_NODE, ownership.of(node)))
                    .map(NodeDefinition::id)
                    .collect(Collectors.toCollection(TreeSet::new));
            seen.removeAll(known(user));
            assertEquals(Set.of(), seen, user);
        }
        assertEquals(view.nodes(), new KnownNodes(view).of(authority(Principal.NETWORK_OPERATOR)));
    }

    @Test
    void shouldLookAtNoOthersThanThoseThatHaveToDoWithASubcloud() {
        assertEquals(
                Set.of("a-1", "a-2", "b-1", "b-2", "b-3"),
                new KnownNodes(view).in("pool", view.memberships()).keySet());
        assertEquals(
                Set.of(), new KnownNodes(view).in("other", view.memberships()).keySet());
    }

    @Test
    void shouldSortOutNothingForWhoHasToDoWithMany() {
        for (int number = 0; number < 1_500; number++) {
            enrol("d-" + number, "op-d", State.ACTIVE);
        }

        assertSame(view.nodes(), new KnownNodes(view).of(authority(new Principal("lena", false))));
        assertSame(view.memberships(), new KnownNodes(view).in("pool", view.memberships()));
        assertEquals(Set.of("a-1", "a-2"), known("alice"));
    }

    private Set<String> known(String user) {
        return new KnownNodes(view).of(authority(new Principal(user, false))).keySet();
    }

    private Authority authority(Principal principal) {
        return Authority.of(
                principal, view.groups().values().stream().map(Versioned::value).toList());
    }

    private void enrol(String id, String operator, State state) {
        view.apply(new Fact.NodeIs(versioned(aNode(id).operator(operator).build())));
        view.apply(new Fact.MembershipsAre(versioned(
                new NodeMemberships(id, 1, List.of(new Membership("pool", state, Optional.empty(), false))))));
    }

    private void declare(Party party, Optional<String> organisation, String owner, List<String> operators) {
        view.apply(new Fact.GroupIs(versioned(new Group(
                party, party.id(), organisation, new TreeMap<>(Map.of(owner, Role.OWNER)), Names.copyOf(operators)))));
    }

    private static <T> Versioned<T> versioned(T value) {
        return new Versioned<>(value, 1, 1);
    }
}
