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
import com.resultity.mesh.registry.definition.Standing;
import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.lifecycle.SubcloudMove;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.membership.MembershipMove;
import com.resultity.mesh.registry.state.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Votes count by who belongs and how many are asked for when they are counted, and let in for good. */
class VotesTest {

    private static final long NOW = 1_000;

    private final List<Fact> log = new ArrayList<>();
    private Registrar registrar;
    private int commands;

    @BeforeEach
    void found() {
        found(Integer.MAX_VALUE);
    }

    /** Nodes of two operators belong to a guild, which asks for two votes; one of a third operator asks to be let in. */
    private void found(int judgedAtOnce) {
        log.clear();
        registrar = new Registrar(Gates.NONE, judgedAtOnce);
        ask(guild(2, 0));
        declare("a", "op-a");
        declare("z", "op-b");
        declare("asking", "op-c");
        move("a", MembershipMove.APPROVE);
        move("z", MembershipMove.APPROVE);
        judge();
    }

    @ParameterizedTest(name = "{0} nodes judged at once")
    @ValueSource(ints = {1_000, 0})
    void shouldLetInWhoHasAsManyVotesAsAreAskedForNow(int judgedAtOnce) {
        found(judgedAtOnce);
        vote("op-a", "asking");
        assertEquals(State.REQUESTED, stateOf("asking"));

        ask(guild(1, 0));
        judge();

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
        move("z", MembershipMove.EXPEL);

        ask(guild(3, 0));

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

        ask(guild(1, 0));
        assertEquals(State.REQUESTED, stateOf("asking"));

        declare("asking", "op-c");
        assertEquals(State.ACTIVE, stateOf("asking"));
    }

    @Test
    void shouldCountTheVotesOfWhoTakesAMemberOver() {
        declare("d", "op-d");
        move("d", MembershipMove.APPROVE);
        vote("op-d", "asking");
        move("d", MembershipMove.LEAVE);
        ask(guild(1, 0));
        assertEquals(State.REQUESTED, stateOf("asking"));

        declare("a", "op-d");

        assertEquals(State.ACTIVE, stateOf("asking"));
    }

    /** The one who voted does not meet what is asked for together with fewer votes, and is judged last. */
    @Test
    void shouldCountVotesAfterAllNodesAreJudged() {
        found(0);
        vote("op-b", "asking");

        ask(guild(1, 3), new Change.Declare(node("another", "op-e")));
        judge();

        assertEquals(State.SUSPENDED, stateOf("z"));
        assertEquals(State.REQUESTED, stateOf("asking"));
        ask(guild(1, 0));
        judge();
        assertEquals(State.ACTIVE, stateOf("asking"));
    }

    /** A standing is no command: who voted is judged before long, and the votes after that. */
    @Test
    void shouldCountAVoteAgainWhenWhoGaveItMeetsAgainWhatIsAsked() {
        vote("op-b", "asking");
        stand("z", true);
        ask(guild(1, 0));
        assertEquals(State.REQUESTED, stateOf("asking"));

        stand("z", false);

        assertEquals(State.ACTIVE, stateOf("asking"));
    }

    @Test
    void shouldCountWhatAnEarlierLifeLeftUncounted() {
        found(0);
        vote("op-a", "asking");
        ask(guild(1, 0));

        registrar = new Registrar(Gates.NONE, 0);
        log.forEach(registrar::restore);
        registrar.begin(NOW);
        judge();

        assertEquals(State.ACTIVE, stateOf("asking"));
    }

    @Test
    void shouldTakeNoVoteForWhatHasEnded() {
        found(0);
        ask(new Change.MoveSubcloud("guild", SubcloudMove.RETIRE));

        assertInstanceOf(Reply.Refused.class, decide(new Change.Vote("guild", "asking", "op-a")));
    }

    private static Change guild(int votes, int trustLevel) {
        return new Change.Declare(new SubcloudManifest(
                aSubcloud("guild")
                        .participation(Participation.SEMI_OPEN)
                        .votesToJoin(votes)
                        .promising()
                        .asking(criteria -> criteria.minimumTrustLevel(trustLevel))
                        .build(),
                List.of(),
                false));
    }

    private static NodeManifest node(String nodeId, String operatorId) {
        return new NodeManifest(
                aNode(nodeId).operator(operatorId).asking("guild").build());
    }

    private void declare(String nodeId, String operatorId) {
        ask(new Change.Declare(node(nodeId, operatorId)));
    }

    private void move(String nodeId, MembershipMove move) {
        ask(new Change.MoveMembership("guild", nodeId, move));
    }

    private void vote(String operatorId, String nodeId) {
        ask(new Change.Vote("guild", nodeId, operatorId));
    }

    private void ask(Change... changes) {
        Reply reply = decide(changes);
        assertInstanceOf(Reply.Applied.class, reply, reply::toString);
    }

    private Reply decide(Change... changes) {
        Command command = new Command(
                "c-" + commands++,
                Optional.empty(),
                Principal.NETWORK_OPERATOR,
                NOW,
                OptionalLong.empty(),
                Optional.empty(),
                List.of(changes));
        Decision decision = registrar.decide(command, NOW);
        log.addAll(decision.facts());
        return decision.reply();
    }

    private void stand(String nodeId, boolean poor) {
        registrar.observe(new Fact.StandingIs(nodeId, new Standing(poor)));
        judge();
    }

    private void judge() {
        while (!registrar.hasJudgedAll()) {
            log.addAll(registrar.judge(1, NOW));
        }
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
