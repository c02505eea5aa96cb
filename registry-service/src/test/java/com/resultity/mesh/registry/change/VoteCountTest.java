package com.resultity.mesh.registry.change;

import static com.resultity.mesh.registry.definition.TestingNode.aNode;
import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.registry.definition.Authorship;
import com.resultity.mesh.registry.definition.Consents;
import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.Membership.State;
import com.resultity.mesh.registry.definition.NodeMemberships;
import com.resultity.mesh.registry.definition.Participation;
import com.resultity.mesh.registry.definition.ServiceRecord;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudState;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.membership.Candidate;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VoteCountTest {

    private static final int NODES = 300;

    private static final Subcloud GUILD = new Subcloud(
            aSubcloud("guild")
                    .participation(Participation.SEMI_OPEN)
                    .votesToJoin(1)
                    .build(),
            SubcloudState.ACTIVE,
            List.of(),
            Authorship.UNKNOWN);

    private final AtomicInteger lookedAt = new AtomicInteger();

    /** Each waits for the vote of the one before, and they are met in the opposite order, which is the worst. */
    @Test
    void shouldLookAtEachNodeAFewTimesHoweverLongTheChainOfVotes() {
        RegistryView view = new RegistryView();
        IntStream.range(0, NODES).forEach(i -> view.apply(new Fact.MembershipsAre(Versioned.first(standing(i), 0, 1))));
        JudgedNodes judged = new JudgedNodes(new MovedMemberships(view), Integer.MAX_VALUE);

        new VoteCount(GUILD, judged, this::candidate)
                .letIn(IntStream.range(0, NODES)
                        .mapToObj(i -> "n-" + (NODES - 1 - i))
                        .toList());

        IntStream.range(0, NODES)
                .forEach(i -> assertEquals(
                        State.ACTIVE,
                        judged.membership("n-" + i, "guild").orElseThrow().state()));
        assertTrue(lookedAt.get() <= 2 * NODES, () -> "looked at " + lookedAt);
    }

    private static NodeMemberships standing(int number) {
        Membership membership = number == 0
                ? new Membership("guild", State.ACTIVE, Optional.empty(), false)
                : new Membership(
                        "guild",
                        State.REQUESTED,
                        Optional.empty(),
                        false,
                        Consents.NONE.withVote("op-" + (number - 1)));
        return new NodeMemberships("n-" + number, 1, List.of(membership));
    }

    private Optional<Candidate> candidate(String nodeId) {
        lookedAt.incrementAndGet();
        String operator = "op-" + nodeId.substring("n-".length());
        return Optional.of(new Candidate(
                aNode(nodeId).operator(operator).build(), Optional.empty(), Optional.empty(), ServiceRecord.NONE));
    }
}
