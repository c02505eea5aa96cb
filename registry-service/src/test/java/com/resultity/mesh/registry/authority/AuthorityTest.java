package com.resultity.mesh.registry.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

class AuthorityTest {

    private static final List<Group> GROUPS = List.of(
            group(
                    Party.organisation("acme"),
                    null,
                    Map.of("alice", Role.OWNER, "dave", Role.MAINTAINER, "bob", Role.VIEWER),
                    "op-acme"),
            group(Party.team("acme-lab"), "acme", Map.of("carol", Role.OWNER, "bob", Role.MAINTAINER)),
            group(Party.organisation("rival"), null, Map.of("mallory", Role.OWNER), "op-rival"));

    /** Every action, on something of acme's that is private and open, for everybody: the table as people read it. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/authority.csv", numLinesToSkip = 1)
    void shouldJudgeByTheTable(
            Action action, Verdict owner, Verdict maintainer, Verdict viewer, Verdict guest, Verdict stranger) {
        Resource closed = Resource.closed(Set.of(Party.organisation("acme")), Set.of(Party.organisation("rival")));
        assertEquals(owner, as("alice").judge(action, closed));
        assertEquals(maintainer, as("dave").judge(action, closed));
        assertEquals(viewer, as("carol").judge(action, closed));
        assertEquals(guest, as("mallory").judge(action, closed));
        assertEquals(stranger, as("eve").judge(action, closed));
        assertEquals(Verdict.ALLOWED, operator().judge(action, closed));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void shouldHideWhatIsClosedFromStrangersWhateverTheyDo(Action action) {
        assertEquals(
                Verdict.HIDDEN, as("eve").judge(action, Resource.closed(Set.of(Party.team("acme-lab")), Set.of())));
        assertEquals(Verdict.HIDDEN, as("eve").judge(action, Resource.closed(Set.of(), Set.of())));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void shouldNeverHideWhatIsOpen(Action action) {
        Verdict verdict = as("eve").judge(action, Resource.open(Set.of(Party.organisation("acme"))));
        assertEquals(action.least() == AccessLevel.STRANGER ? Verdict.ALLOWED : Verdict.FORBIDDEN, verdict);
    }

    @Test
    void shouldCarryRolesFromAnOrganisationIntoItsTeamsAndSightBack() {
        Resource ofTeam = Resource.closed(Set.of(Party.team("acme-lab")), Set.of());
        assertTrue(as("alice").allows(Action.REMOVE_SUBCLOUD, ofTeam));
        assertTrue(as("dave").allows(Action.CHANGE_SUBCLOUD, ofTeam));
        assertFalse(as("dave").allows(Action.REMOVE_SUBCLOUD, ofTeam));
        // The higher of two roles counts: bob sees as a member of acme, and maintains as one of the lab.
        assertTrue(as("bob").allows(Action.CHANGE_SUBCLOUD, ofTeam));

        Resource ofOrganisation = Resource.closed(Set.of(Party.organisation("acme")), Set.of());
        assertTrue(as("carol").allows(Action.READ_MEMBERS, ofOrganisation));
        assertFalse(as("carol").allows(Action.CHANGE_SUBCLOUD, ofOrganisation));
        assertFalse(as("bob").allows(Action.CHANGE_SUBCLOUD, ofOrganisation));
    }

    @Test
    void shouldActForOperatorsOfNodesByTheRoleInWhoActsForThem() {
        Resource node = Resource.closed(Set.of(Party.operator("op-acme")), Set.of());
        assertTrue(as("dave").allows(Action.CHANGE_NODE, node));
        assertFalse(as("bob").allows(Action.CHANGE_NODE, node));
        assertTrue(as("carol").allows(Action.READ_NODE, node));
        assertEquals(Verdict.HIDDEN, as("mallory").judge(Action.READ_NODE, node));
    }

    @Test
    void shouldOwnAsAUserOnlyWhatIsTheirs() {
        Resource own = Resource.closed(Set.of(Party.user("eve")), Set.of());
        assertTrue(as("eve").allows(Action.REMOVE_SUBCLOUD, own));
        assertEquals(Verdict.HIDDEN, as("Eve").judge(Action.REMOVE_SUBCLOUD, own));
        // A user that is called like an organisation is not that organisation.
        assertEquals(
                Verdict.HIDDEN,
                as("acme").judge(Action.READ_SUBCLOUD, Resource.closed(Set.of(Party.organisation("acme")), Set.of())));
    }

    @Test
    void shouldNameOnlyUnderOnesOwnName() {
        Set<Party> acme = Set.of(Party.organisation("acme"));
        assertTrue(as("dave").allowsMaking(Action.CREATE_SUBCLOUD, "acme-pool", acme));
        assertTrue(as("dave").allowsMaking(Action.CREATE_SUBCLOUD, "acme", acme));
        assertFalse(as("dave").allowsMaking(Action.CREATE_SUBCLOUD, "acmepool", acme));
        assertFalse(as("dave").allowsMaking(Action.CREATE_SUBCLOUD, "rival-pool", acme));
        assertFalse(as("bob").allowsMaking(Action.CREATE_SUBCLOUD, "acme-pool", acme));
        assertFalse(as("mallory").allowsMaking(Action.CREATE_SUBCLOUD, "acme-pool", acme));
        assertTrue(as("eve").allowsMaking(Action.CREATE_SUBCLOUD, "user-eve-pool", Set.of(Party.user("eve"))));
        assertFalse(as("eve").allowsMaking(Action.CREATE_SUBCLOUD, "eve-pool", Set.of(Party.user("eve"))));
        assertTrue(as("eve@x").allowsMaking(Action.CREATE_SUBCLOUD, "user-eve--40x-pool", Set.of(Party.user("eve@x"))));
        assertTrue(operator().allowsMaking(Action.CREATE_SUBCLOUD, "anything", Set.of()));
    }

    @Test
    void shouldReadOwners() {
        assertEquals(Optional.of(Party.organisation("acme")), Party.ofOwner("org/acme"));
        assertEquals(Optional.of(Party.team("a/b")), Party.ofOwner("team/a/b"));
        assertEquals(Optional.of(Party.user("alice")), Party.ofOwner("user/alice"));
        assertEquals(Optional.empty(), Party.ofOwner("operator/op-acme"));
        assertEquals(Optional.empty(), Party.ofOwner("acme"));
    }

    private static Authority as(String user) {
        return Authority.of(new Principal(user, false), GROUPS);
    }

    private static Authority operator() {
        return Authority.of(new Principal("operator", true), GROUPS);
    }

    private static Group group(Party party, String organisation, Map<String, Role> members, String... operators) {
        return new Group(
                party,
                party.id(),
                Optional.ofNullable(organisation),
                new TreeMap<>(members),
                Names.copyOf(List.of(operators)));
    }
}
