package com.resultity.mesh.registry.definition;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Builds Subclouds: open, public, and asking nothing, unless told otherwise. */
public final class TestingSubcloud {

    private final String id;
    private String owner = "org/example";
    private Participation participation = Participation.OPEN;
    private boolean autoJoin;
    private boolean isolate;
    private Criteria criteria = Criteria.NONE;
    private List<String> invitedNodes = List.of();
    private List<String> invitedOperators = List.of();
    private List<String> approvedOperators = List.of();
    private int votesToJoin;
    private int rewardMultiplierThousandths = SubcloudDefinition.USUAL_REWARD_MULTIPLIER;
    private boolean promising;
    private AccessPolicy accessPolicy = AccessPolicy.PUBLIC;

    private TestingSubcloud(String id) {
        this.id = id;
    }

    public static TestingSubcloud aSubcloud(String id) {
        return new TestingSubcloud(id);
    }

    public TestingSubcloud ownedBy(String chosen) {
        owner = chosen;
        return this;
    }

    public TestingSubcloud participation(Participation chosen) {
        participation = chosen;
        return this;
    }

    public TestingSubcloud autoJoin(boolean chosen) {
        autoJoin = chosen;
        return this;
    }

    public TestingSubcloud isolating() {
        isolate = true;
        return this;
    }

    public TestingSubcloud rewarding(int thousandths) {
        rewardMultiplierThousandths = thousandths;
        return this;
    }

    public TestingSubcloud asking(UnaryOperator<TestingCriteria> chosen) {
        criteria = chosen.apply(new TestingCriteria()).build();
        return this;
    }

    public TestingSubcloud invitingNodes(String... ids) {
        invitedNodes = List.of(ids);
        return this;
    }

    public TestingSubcloud invitingOperators(String... ids) {
        invitedOperators = List.of(ids);
        return this;
    }

    public TestingSubcloud approvingOperators(String... ids) {
        approvedOperators = List.of(ids);
        return this;
    }

    public TestingSubcloud whitelisted() {
        accessPolicy = AccessPolicy.WHITELIST;
        return this;
    }

    public SubcloudDefinition build() {
        return new SubcloudDefinition(
                id,
                id,
                owner,
                participation,
                autoJoin,
                isolate,
                criteria,
                Names.copyOf(invitedNodes),
                Names.copyOf(invitedOperators),
                Names.copyOf(approvedOperators),
                accessPolicy,
                Routing.USUAL,
                promising
                        ? Optional.of(new Objectives(OptionalInt.of(990_000), OptionalLong.empty(), 60_000))
                        : Optional.empty(),
                IsolationHandling.FINISH,
                votesToJoin,
                rewardMultiplierThousandths,
                Optional.empty());
    }

    public TestingSubcloud votesToJoin(int chosen) {
        votesToJoin = chosen;
        return this;
    }

    /** Has it promise availability. */
    public TestingSubcloud promising() {
        promising = true;
        return this;
    }

    /** The Subcloud as it is when it is active. */
    public Subcloud active() {
        return in(SubcloudState.ACTIVE);
    }

    /** The Subcloud as it is in a state. */
    public Subcloud in(SubcloudState state) {
        return new Subcloud(build(), state, List.of(), Authorship.UNKNOWN);
    }
}
