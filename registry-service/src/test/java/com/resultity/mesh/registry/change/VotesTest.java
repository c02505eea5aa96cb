package com.resultity.mesh.registry.change;

import static com.resultity.mesh.registry.definition.TestingNode.aNode;
import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.resultity.mesh.registry.authority.Principal;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.command.Reply;
import com.resultity.mesh.registry.definition.Membership.State;
import com.resultity.mesh.registry.definition.Participation;
import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.membership.MembershipMove;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Votes count by who belongs and how many are asked for when they are counted, and let in for good. */
class VotesTest {

    private static final long NOW = 1_000;

    private final Registrar registrar = new Registrar(Gates.NONE);
    private int commands;

    /** Nodes of two operators belong to a guild, which asks for two votes; one of a third operator asks to be let in. */
    VotesTest() {
        askForVotes(2);
        declare("a", "op-a");
        declare("b", "op-b");
        declare("asking", "op-c");
        move("a", MembershipMove.APPROVE);
        move("b", MembershipMove.APPROVE);
    }

    @Test
    void shouldLetInWhoHasAsManyVotesAsAreAskedForNow() {
        vote("op-a", "asking");
        assertEquals(State.REQUESTED, stateOf("asking"));

        askForVotes(1);

        assertEquals(State.ACTIVE, stateOf("asking"));
    }

    @Test
    void shouldCountAVoteWhileWhoGaveItBelongs() {
        vote("op-a", "asking");
        move("a", MembershipMove.EXPEL);
        vote("op-b", "asking");
        assertEquals(State.REQUESTED, stateOf("asking"));

        move("a", MembershipMove.REINSTATE);

        assertEquals(State.ACTIVE, stateOf("asking"));
    }

    @Test
    void shouldLetInForGood() {
        vote("op-a", "asking");
        vote("op-b", "asking");
        move("a", MembershipMove.LEAVE);
        move("b", MembershipMove.EXPEL);

        askForVotes(3);

        assertEquals(State.ACTIVE, stateOf("asking"));
    }

    @Test
    void shouldCountTheVotesOfWhoIsLetInWhoeverIsCountedFirst() {
        vote("op-a", "asking");
        vote("op-b", "asking");
        declare("another", "op-d");
        vote("op-c", "another");
        move("asking", MembershipMove.LEAVE);
        vote("op-a", "another");
        move("asking", MembershipMove.REQUEST);
        vote("op-a", "asking");
        assertEquals(State.REQUESTED, stateOf("another"));

        vote("op-b", "asking");

        assertEquals(State.ACTIVE, stateOf("another"));
    }

    @Test
    void shouldCountNoVoteForANodeOfOnesOwn() {
        vote("op-a", "asking");
        declare("asking", "op-a");

        askForVotes(1);
        assertEquals(State.REQUESTED, stateOf("asking"));

        declare("asking", "op-c");
        assertEquals(State.ACTIVE, stateOf("asking"));
    }

    private void askForVotes(int votes) {
        ask(new Change.Declare(new SubcloudManifest(
                aSubcloud("guild")
                        .participation(Participation.SEMI_OPEN)
                        .votesToJoin(votes)
                        .build(),
                List.of(),
                false)));
    }

    private void declare(String nodeId, String operatorId) {
        ask(new Change.Declare(new NodeManifest(
                aNode(nodeId).operator(operatorId).asking("guild").build())));
    }

    private void move(String nodeId, MembershipMove move) {
        ask(new Change.MoveMembership("guild", nodeId, move));
    }

    private void vote(String operatorId, String nodeId) {
        ask(new Change.Vote("guild", nodeId, operatorId));
    }

    private void ask(Change change) {
        Command command = new Command(
                "c-" + commands++,
                Optional.empty(),
                Principal.NETWORK_OPERATOR,
                NOW,
                OptionalLong.empty(),
                Optional.empty(),
                List.of(change));
        Reply reply = registrar.decide(command, NOW).reply();
        assertInstanceOf(Reply.Applied.class, reply, reply::toString);
    }

    private State stateOf(String nodeId) {
        return registrar
                .view()
                .memberships()
                .get(nodeId)
                .value()
                .memberships()
                .get(0)
                .state();
    }
}
