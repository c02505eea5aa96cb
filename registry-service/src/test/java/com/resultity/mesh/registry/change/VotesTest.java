package com.resultity.mesh.registry.change;

import static com.resultity.mesh.registry.definition.TestingNode.aNode;
import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.command.Reply;
import com.resultity.mesh.registry.definition.Membership;
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
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** Who votes is not yet judged by what the guild asks for now, and belongs no more when it is. */
    @Test
    void shouldNotCountAVoteWhileAnyNodeWaitsToBeJudgedForTheSubcloud() {
        foundWithStrangers();
        ask(guild(1, 3));
        step();

        vote("op-b", "asking");
        assertEquals(State.REQUESTED, stateOf("asking"));
        declare("another", "op-e");
        assertEquals(State.REQUESTED, stateOf("asking"));

        judge();
        assertEquals(State.SUSPENDED, stateOf("z"));
        assertEquals(State.REQUESTED, stateOf("asking"));
    }

    @Test
    void shouldNotCountAVoteOfOneWhoseStandingWaitsToBeJudged() {
        ask(guild(1, 0));
        registrar.observe(new Fact.StandingIs("z", new Standing(true)));

        vote("op-b", "asking");
        judge();

        assertEquals(State.SUSPENDED, stateOf("z"));
        assertEquals(State.REQUESTED, stateOf("asking"));
    }

    /** Whoever changes a Subcloud of their own all the time holds up nobody else's votes. */
    @Test
    void shouldCountVotesWhileNodesWaitToBeJudgedForOtherSubclouds() {
        foundWithStrangers();
        vote("op-a", "asking");
        ask(subcloud("elsewhere", 1, 0));

        vote("op-b", "asking");
        assertEquals(State.ACTIVE, stateOf("asking"));

        vote("op-a", "late");
        ask(guild(1, 0), subcloud("elsewhere", 1, 1));
        for (int step = 0; stateOf("late") == State.REQUESTED; step++) {
            assertTrue(step < 20, "not counted");
            ask(subcloud("elsewhere", 1, step % 2));
            step();
        }
    }

    @Test
    void shouldCountTheVotesOfOneSubcloudAStep() {
        found(0);
        declareInTwo();
        ask(guild(1, 0), subcloud("guild-2", 1, 0));

        List<Integer> letIn = new ArrayList<>();
        while (!registrar.hasJudgedAll()) {
            long before = belongingOf("two");
            registrar.judge(1_000, NOW);
            letIn.add((int) (belongingOf("two") - before));
        }

        assertEquals(List.of(1, 1), letIn.stream().filter(many -> many > 0).toList());
    }

    @Test
    void shouldLetTheSameNodeIntoTwoSubcloudsAtOnce() {
        declareInTwo();
        move("a-2", MembershipMove.LEAVE);
        ask(new Change.MoveMembership("guild-2", "a-2", MembershipMove.LEAVE));
        move("a", MembershipMove.LEAVE);
        ask(guild(1, 0), subcloud("guild-2", 1, 0));
        assertEquals(0, belongingOf("two"));

        ask(
                new Change.MoveMembership("guild", "a-2", MembershipMove.REQUEST),
                new Change.MoveMembership("guild", "a-2", MembershipMove.APPROVE),
                new Change.MoveMembership("guild-2", "a-2", MembershipMove.REQUEST),
                new Change.MoveMembership("guild-2", "a-2", MembershipMove.APPROVE));

        assertEquals(2, belongingOf("two"));
    }

    /** Whoever else asks and whatever is judged meanwhile: those who vote somebody in belong, by all that is known then. */
    @ParameterizedTest(name = "seed {0}, {1} nodes judged at once")
    @CsvSource({"1, 10", "2, 10", "3, 10", "4, 0", "5, 1000"})
    void shouldLetInByTheVotesOfThoseAloneWhoBelong(long seed, int judgedAtOnce) {
        found(judgedAtOnce);
        new VotingWorld(seed).go();
    }

    /**
     * Six operators with a node each, of which those with an odd number are trusted less. With all others there are eleven nodes,
     * of which nine have to do with the guild.
     */
    private final class VotingWorld {

        private static final int OPERATORS = 6;

        private final Random random;
        private final Set<Integer> poor = new HashSet<>();
        private int needed = 2;
        private int trustLevel;
        private int letIn;

        VotingWorld(long seed) {
            random = new Random(seed);
            for (int i = 0; i < OPERATORS; i++) {
                int level = i % 2 == 0 ? 3 : 1;
                ask(new Change.Declare(new NodeManifest(aNode("n-" + i)
                        .operator("voter-" + i)
                        .trustLevel(level)
                        .asking("guild")
                        .build())));
            }
            ask(declaring("stranger-1"), declaring("stranger-2"));
            move("n-0", MembershipMove.APPROVE);
            move("n-1", MembershipMove.APPROVE);
            judge();
        }

        void go() {
            for (int step = 0; step < 20_000; step++) {
                List<State> before = states();
                act();
                List<State> after = states();
                for (int i = 0; i < OPERATORS; i++) {
                    if (before.get(i) == State.REQUESTED
                            && after.get(i) != State.REQUESTED
                            && after.get(i) != State.LEFT) {
                        checkLetIn(i, step);
                        letIn++;
                    }
                }
            }
            assertTrue(letIn > 50, () -> "let in only " + letIn);
        }

        private void act() {
            int node = random.nextInt(OPERATORS);
            switch (random.nextInt(12)) {
                case 0 -> {
                    needed = 1 + random.nextInt(2);
                    trustLevel = random.nextBoolean() ? 3 : 0;
                    ask(guild(needed, trustLevel));
                }
                case 1 -> {
                    boolean isPoor = !poor.remove(node) && poor.add(node);
                    registrar.observe(new Fact.StandingIs("n-" + node, new Standing(isPoor)));
                }
                case 2 -> decide(new Change.MoveMembership("guild", leaving(), MembershipMove.LEAVE));
                case 3 -> decide(new Change.MoveMembership("guild", "n-" + node, MembershipMove.REQUEST));
                case 4, 5, 6, 7 -> decide(new Change.Vote("guild", "n-" + node, "voter-" + random.nextInt(OPERATORS)));
                default -> {
                    for (int steps = random.nextInt(12); steps > 0; steps--) {
                        step();
                    }
                }
            }
        }

        /** The first two stay, so that there is always somebody who may vote. */
        private String leaving() {
            return "n-" + (2 + random.nextInt(OPERATORS - 2));
        }

        private void checkLetIn(int node, int step) {
            long votes = membershipOf("n-" + node).consents().votes().stream()
                    .map(operator -> Integer.parseInt(operator.substring("voter-".length())))
                    .filter(this::belongs)
                    .count();
            assertTrue(votes >= needed, () -> "step " + step + ", n-" + node + ": " + votes + " of " + needed);
        }

        private boolean belongs(int node) {
            return membershipOf("n-" + node).state().isMember()
                    && (node % 2 == 0 || trustLevel < 3)
                    && !poor.contains(node);
        }

        private List<State> states() {
            return IntStream.range(0, OPERATORS)
                    .mapToObj(i -> membershipOf("n-" + i).state())
                    .toList();
        }
    }

    @Test
    void shouldTakeNoVoteForWhatHasEnded() {
        found(0);
        ask(new Change.MoveSubcloud("guild", SubcloudMove.RETIRE));

        assertInstanceOf(Reply.Refused.class, decide(new Change.Vote("guild", "asking", "op-a")));
    }

    /** There are more nodes than are judged at once, and few enough members that their votes are counted at once. */
    private void foundWithStrangers() {
        found(5);
        declare("late", "op-e");
        ask(declaring("stranger-1"), declaring("stranger-2"));
        judge();
    }

    /** One who voted for a node in two guilds belongs to both. */
    private void declareInTwo() {
        ask(subcloud("guild-2", 2, 0));
        ask(declaring("a-2", "op-a", "guild", "guild-2"), declaring("two", "op-d", "guild", "guild-2"));
        for (String guild : List.of("guild", "guild-2")) {
            ask(new Change.MoveMembership(guild, "a-2", MembershipMove.APPROVE));
            judge();
            ask(new Change.Vote(guild, "two", "op-a"));
        }
        judge();
        assertEquals(0, belongingOf("two"));
    }

    private static Change guild(int votes, int trustLevel) {
        return subcloud("guild", votes, trustLevel);
    }

    private static Change subcloud(String id, int votes, int trustLevel) {
        return new Change.Declare(new SubcloudManifest(
                aSubcloud(id)
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

    private static Change declaring(String nodeId) {
        return declaring(nodeId, "op-s");
    }

    private static Change declaring(String nodeId, String operatorId, String... asked) {
        return new Change.Declare(new NodeManifest(
                aNode(nodeId).operator(operatorId).asking(asked).build()));
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
        Command command = TestingCommands.ofOperator("c-" + commands++, NOW, changes);
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
            step();
        }
    }

    private void step() {
        log.addAll(registrar.judge(1, NOW));
    }

    private State stateOf(String nodeId) {
        return membershipOf(nodeId).state();
    }

    private long belongingOf(String nodeId) {
        return membershipsOf(nodeId).stream()
                .filter(membership -> membership.state().isMember())
                .count();
    }

    private Membership membershipOf(String nodeId) {
        return membershipsOf(nodeId).get(0);
    }

    private List<Membership> membershipsOf(String nodeId) {
        return registrar.view().memberships().get(nodeId).value().memberships();
    }
}
