package com.resultity.mesh.registry.change;

import static com.resultity.mesh.registry.definition.TestingNode.aNode;
import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;

import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.Participation;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.TestingNode;
import com.resultity.mesh.registry.definition.TestingSubcloud;
import com.resultity.mesh.registry.lifecycle.SubcloudMove;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.membership.MembershipMove;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Changes of a small world, at random: much of it cannot be done as things are. */
public final class RandomChanges {

    private static final List<String> OPERATORS = List.of("op-a", "op-b", "op-c", "op-d");

    /** After so many changes one more Subcloud comes into play, and one goes out of it: some have ended for good by then. */
    private static final int CHANGES_A_SUBCLOUD = 300;

    private final Random random;
    /** Changes that belong together; others come in between. */
    private final Deque<Change> coming = new ArrayDeque<>();

    private int made;

    public RandomChanges(Random random) {
        this.random = random;
    }

    /** The next one. */
    public Change next() {
        made++;
        if (!coming.isEmpty() && random.nextInt(4) != 0) {
            return coming.remove();
        }
        return switch (random.nextInt(12)) {
            case 0, 1 -> new Change.Declare(new SubcloudManifest(subcloud(), List.of(), random.nextInt(6) == 0));
            case 2, 3 -> new Change.Declare(new NodeManifest(nodeDefinition()));
            case 4 ->
                random.nextInt(3) == 0
                        ? new Change.Remove(Kind.SUBCLOUD, pool())
                        : new Change.Remove(Kind.NODE, node());
            case 5 -> new Change.MoveSubcloud(pool(), subcloudMove());
            case 6 -> new Change.Vote(pool(), node(), operator());
            case 7 -> {
                election();
                yield next();
            }
            default ->
                new Change.MoveMembership(
                        pool(), node(), MembershipMove.values()[random.nextInt(MembershipMove.values().length)]);
        };
    }

    /** Some are let into a Subcloud and vote for others, some are put out, and fewer votes are asked for. */
    private void election() {
        String pool = pool();
        coming.add(semiOpen(pool, 1 + random.nextInt(3)));
        for (int i = 0; i < 4; i++) {
            coming.add(new Change.MoveMembership(pool, node(), MembershipMove.REQUEST));
            coming.add(new Change.MoveMembership(pool, node(), MembershipMove.APPROVE));
        }
        for (int i = 0; i < 2; i++) {
            String candidate = node();
            OPERATORS.forEach(operator -> coming.add(new Change.Vote(pool, candidate, operator)));
        }
        coming.add(new Change.MoveMembership(pool, node(), MembershipMove.EXPEL));
        coming.add(semiOpen(pool, 1 + random.nextInt(2)));
    }

    private Change semiOpen(String pool, int votes) {
        TestingSubcloud asking =
                aSubcloud(pool).participation(Participation.SEMI_OPEN).votesToJoin(votes);
        return new Change.Declare(new SubcloudManifest(
                asking.asking(criteria -> criteria.minimumTrustLevel(random.nextInt(2)))
                        .build(),
                List.of(),
                false));
    }

    /** One about Subclouds that users own, in the interest of one of them. */
    public Change ofUser(String user) {
        String pool = "user-" + user() + "-pool";
        String owner = random.nextInt(4) == 0 ? user() : user;
        return random.nextInt(3) == 0
                ? new Change.Remove(Kind.SUBCLOUD, pool)
                : new Change.Declare(new SubcloudManifest(
                        aSubcloud(pool).ownedBy("user/" + owner).build(), List.of(), false));
    }

    /** Somebody. */
    public String user() {
        return random.nextBoolean() ? "a" : "b";
    }

    /** Id of a node, which may be there. */
    public String node() {
        return "node-" + random.nextInt(8);
    }

    private SubcloudMove subcloudMove() {
        SubcloudMove move = SubcloudMove.values()[random.nextInt(SubcloudMove.values().length)];
        return move == SubcloudMove.RETIRE && random.nextInt(4) != 0 ? SubcloudMove.RESUME : move;
    }

    private SubcloudDefinition subcloud() {
        Participation participation = Participation.values()[random.nextInt(3)];
        TestingSubcloud pool = aSubcloud(pool())
                .participation(participation)
                .asking(criteria -> criteria.minimumTrustLevel(random.nextInt(3)));
        if (random.nextBoolean()) {
            pool.isolating();
        }
        if (random.nextBoolean()) {
            pool.promising();
        }
        switch (participation) {
            case OPEN -> pool.autoJoin(random.nextBoolean());
            case SEMI_OPEN -> pool.approvingOperators(operator()).votesToJoin(random.nextInt(4));
            case PRIVATE -> pool.invitingNodes(node());
        }
        return pool.build();
    }

    private NodeDefinition nodeDefinition() {
        TestingNode node =
                aNode(node()).operator(operator()).trustLevel(random.nextInt(4)).autoJoin(random.nextBoolean());
        return random.nextBoolean()
                ? node.asking(pool()).build()
                : node.asking(random.nextBoolean() ? new String[] {} : new String[] {pool(), pool()})
                        .build();
    }

    private String pool() {
        return "pool-" + (made / CHANGES_A_SUBCLOUD + random.nextInt(4));
    }

    private String operator() {
        return OPERATORS.get(random.nextInt(OPERATORS.size()));
    }
}
