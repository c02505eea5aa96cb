package com.resultity.mesh.registry.authority;

import static com.resultity.mesh.registry.definition.TestingNode.aNode;
import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.registry.definition.Consents;
import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.GrantId;
import com.resultity.mesh.registry.definition.GrantSubject;
import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.Membership.State;
import com.resultity.mesh.registry.definition.ModelDefinition;
import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.NodeMemberships;
import com.resultity.mesh.registry.definition.Participation;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudState;
import com.resultity.mesh.registry.definition.TestingSubcloud;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who sees a Subcloud and its models, by where it is in its life and where nodes stand with it. */
class OwnershipTest {

    private static final Party OPERATOR = Party.operator("op-a");
    private static final Party CUSTOMERS = Party.team("customers");

    private final RegistryView view = new RegistryView();

    @ParameterizedTest
    @EnumSource(SubcloudState.class)
    void shouldShowToOthersOnlyWhatIsInUse(SubcloudState state) {
        boolean inUse =
                state == SubcloudState.PENDING || state == SubcloudState.ACTIVE || state == SubcloudState.SUSPENDED;
        assertEquals(inUse, seen(declare(aSubcloud("pool"), state)).open());

        TestingSubcloud invited = aSubcloud("pool")
                .participation(Participation.PRIVATE)
                .invitingOperators("op-a")
                .whitelisted();
        Resource resource = seen(declare(invited, state));
        assertFalse(resource.open());
        assertEquals(inUse, resource.guests().includeAnyOf(Set.of(OPERATOR)));
        assertEquals(inUse, resource.guests().includeAnyOf(Set.of(CUSTOMERS)));
    }

    @ParameterizedTest
    @CsvSource({
        "PRIVATE, INVITED, true",
        "PRIVATE, ACTIVE, true",
        "PRIVATE, SUSPENDED, true",
        "PRIVATE, LEFT, false",
        "PRIVATE, EXPELLED, false",
        "SEMI_OPEN, REQUESTED, false",
        "SEMI_OPEN, ACTIVE, true",
        "SEMI_OPEN, SUSPENDED, true",
        "OPEN, ACTIVE, true",
        "OPEN, SUSPENDED, false",
        "OPEN, EXPELLED, false"
    })
    void shouldShowModelsToThoseWhoBelong(Participation participation, State state, boolean shown) {
        Subcloud pool = declare(aSubcloud("pool").participation(participation), SubcloudState.ACTIVE);
        stand("node-1", state);

        Resource model = new Ownership(view).of(privateTo("pool"));
        assertFalse(model.open());
        assertEquals(Set.of(Party.organisation("example")), model.owners());
        assertEquals(shown, model.guests().includeAnyOf(Set.of(OPERATOR)));
        if (participation == Participation.PRIVATE) {
            assertEquals(shown, seen(pool).guests().includeAnyOf(Set.of(OPERATOR)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EXPELLED, EXPELLED, false",
        "EXPELLED, LEFT, false",
        "EXPELLED, INVITED, false",
        "EXPELLED, ACTIVE, true",
        "LEFT, LEFT, true"
    })
    void shouldEndAnInvitationByRecordWithAnExpulsion(State one, State other, boolean shown) {
        stand("node-1", one);
        stand("node-2", other);
        TestingSubcloud closed = aSubcloud("pool").participation(Participation.PRIVATE);

        Subcloud byOperator = declare(closed.invitingOperators("op-a"), SubcloudState.ACTIVE);
        assertEquals(shown, seen(byOperator).guests().includeAnyOf(Set.of(OPERATOR)));
        Subcloud byNode = declare(closed.invitingOperators().invitingNodes("node-1"), SubcloudState.ACTIVE);
        assertEquals(shown, seen(byNode).guests().includeAnyOf(Set.of(OPERATOR)));
        assertTrue(new Ownership(view).of(privateTo("gone")).owners().isEmpty());
    }

    @Test
    void shouldShowItAgainToWhomTheOwnerInvitesAfterAnExpulsion() {
        stand("node-1", State.EXPELLED);
        stand("node-2", State.INVITED, new Consents(false, true, Names.none()));
        Subcloud closed = declare(
                aSubcloud("pool").participation(Participation.PRIVATE).invitingOperators("op-a"), SubcloudState.ACTIVE);
        assertTrue(seen(closed).guests().includeAnyOf(Set.of(OPERATOR)));
    }

    private Resource seen(Subcloud subcloud) {
        return new Ownership(view).of(subcloud);
    }

    private Subcloud declare(TestingSubcloud pool, SubcloudState state) {
        Subcloud subcloud = pool.in(state);
        view.apply(new Fact.SubcloudIs(new Versioned<>(subcloud, 1, 1)));
        GrantId customers = new GrantId("pool", GrantSubject.TEAM, CUSTOMERS.id());
        view.apply(
                new Fact.GrantIs(new Versioned<>(new Grant(customers, Optional.empty(), OptionalLong.empty()), 1, 1)));
        return subcloud;
    }

    private void stand(String node, State state) {
        stand(node, state, Consents.NONE);
    }

    private void stand(String node, State state, Consents consents) {
        view.apply(new Fact.NodeIs(new Versioned<>(aNode(node).build(), 1, 1)));
        Membership membership = new Membership("pool", state, Optional.empty(), false, consents);
        view.apply(new Fact.MembershipsAre(new Versioned<>(new NodeMemberships(node, 1, List.of(membership)), 1, 1)));
    }

    private static ModelDefinition privateTo(String subcloud) {
        return new ModelDefinition(
                "model", Names.copyOf(List.of("text")), "", false, 0, 0, false, Optional.of(subcloud));
    }
}
