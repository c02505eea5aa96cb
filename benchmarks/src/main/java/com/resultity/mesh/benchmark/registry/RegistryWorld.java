package com.resultity.mesh.benchmark.registry;

import com.resultity.mesh.registry.definition.AccessPolicy;
import com.resultity.mesh.registry.definition.Authorship;
import com.resultity.mesh.registry.definition.Criteria;
import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.IsolationHandling;
import com.resultity.mesh.registry.definition.Location;
import com.resultity.mesh.registry.definition.ModelDemands;
import com.resultity.mesh.registry.definition.Names;
import com.resultity.mesh.registry.definition.NodeDefinition;
import com.resultity.mesh.registry.definition.Participation;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Role;
import com.resultity.mesh.registry.definition.Routing;
import com.resultity.mesh.registry.definition.ServiceFloors;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.SubcloudState;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.state.Fact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network by a fixed rule. Of ten Subclouds four are open, of which two join nodes unasked, three approve operators and three
 * invite them; each asks for a trust level and one of a few countries. A node asks for three of them; one in five joins unasked.
 *
 * @param nodes how many nodes
 * @param subclouds how many Subclouds
 */
record RegistryWorld(int nodes, int subclouds) {

    static final long NOW = 1_800_000_000_000L;

    private static final List<String> COUNTRIES = List.of("DE", "FR", "US", "SG", "BR");
    private static final int OPERATORS = 500;
    private static final int ASKED = 3;

    /** Everything that is so before the measurement. */
    Stream<Fact> facts() {
        return Stream.of(
                        IntStream.range(0, OPERATORS).<Fact>mapToObj(i -> new Fact.GroupIs(first(group(i)))),
                        IntStream.range(0, subclouds).<Fact>mapToObj(i -> new Fact.SubcloudIs(first(subcloud(i)))),
                        IntStream.range(0, nodes).<Fact>mapToObj(i -> new Fact.NodeIs(first(node(i, "as-it-was")))),
                        IntStream.range(0, nodes)
                                .<Fact>mapToObj(i -> new Fact.LocationIs(
                                        nodeId(i), new Location(countryOf(i), "EU", Location.Evidence.CONFIRMED))))
                .flatMap(facts -> facts);
    }

    /** A Subcloud's definition that asks for a trust level. */
    SubcloudDefinition definition(int number, int trustLevel, boolean isolate) {
        Participation participation = participationOf(number);
        SortedSet<String> operators = Names.copyOf(
                IntStream.range(0, 20).mapToObj(i -> operatorId(number + i * 7)).toList());
        return new SubcloudDefinition(
                subcloudId(number),
                subcloudId(number),
                "org/" + operatorId(number),
                participation,
                number % 10 < 2,
                isolate,
                criteria(number, trustLevel),
                Names.none(),
                participation == Participation.PRIVATE ? operators : Names.none(),
                participation == Participation.SEMI_OPEN ? operators : Names.none(),
                AccessPolicy.PUBLIC,
                Routing.USUAL,
                Optional.empty(),
                IsolationHandling.FINISH,
                0,
                SubcloudDefinition.USUAL_REWARD_MULTIPLIER,
                Optional.empty());
    }

    /** A node's definition that carries a label. */
    NodeDefinition node(int number, String label) {
        List<String> asked = IntStream.range(0, ASKED)
                .mapToObj(i -> subcloudId((number * 31 + i * 17) % subclouds))
                .toList();
        return new NodeDefinition(
                nodeId(number),
                operatorId(number),
                "https://" + nodeId(number) + ".example.net",
                countryOf(number),
                Optional.empty(),
                "H100-SXM",
                81_920,
                4,
                number % 4,
                false,
                number % 5 == 0,
                Names.copyOf(List.of(label)),
                Names.none(),
                Names.copyOf(asked));
    }

    /** Who maintains the nodes of an operator. */
    static String maintainerOf(int node) {
        return "user-of-" + operatorId(node);
    }

    private Subcloud subcloud(int number) {
        return new Subcloud(definition(number, 1, false), SubcloudState.ACTIVE, List.of(), Authorship.UNKNOWN);
    }

    private static Criteria criteria(int number, int trustLevel) {
        return new Criteria(
                ModelDemands.NONE,
                Names.copyOf(List.of(COUNTRIES.get(number % 5), COUNTRIES.get((number + 1) % 5))),
                Optional.empty(),
                Names.none(),
                Names.none(),
                40_960,
                trustLevel,
                Names.none(),
                false,
                Names.none(),
                Names.none(),
                ServiceFloors.NONE);
    }

    private static Group group(int number) {
        return new Group(
                Party.organisation(operatorId(number)),
                operatorId(number),
                Optional.empty(),
                new TreeMap<>(Map.of(maintainerOf(number), Role.MAINTAINER)),
                Names.copyOf(List.of(operatorId(number))));
    }

    private static Participation participationOf(int number) {
        int kind = number % 10;
        return kind < 4 ? Participation.OPEN : kind < 7 ? Participation.SEMI_OPEN : Participation.PRIVATE;
    }

    private static String nodeId(int number) {
        return "node-" + number;
    }

    private static String subcloudId(int number) {
        return "pool-" + number;
    }

    private static String operatorId(int number) {
        return "op-" + number % OPERATORS;
    }

    private static String countryOf(int number) {
        return COUNTRIES.get(number % COUNTRIES.size());
    }

    private static <T> Versioned<T> first(T value) {
        return Versioned.first(value, 0, NOW);
    }
}
