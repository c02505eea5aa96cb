package com.resultity.mesh.registry.definition;

import java.util.List;
import java.util.Optional;

/** Builds nodes: an L40S of op-a in Germany, of trust level 1, labelled and with two models, unless told otherwise. */
public final class TestingNode {

    private final String id;
    private String operatorId = "op-a";
    private String country = "DE";
    private String gpuClass = "L40S";
    private int trustLevel = 1;
    private boolean verifiedHardware;
    private boolean autoJoin;
    private List<String> requestedSubclouds = List.of();

    private TestingNode(String id) {
        this.id = id;
    }

    public static TestingNode aNode(String id) {
        return new TestingNode(id);
    }

    public TestingNode operator(String chosen) {
        operatorId = chosen;
        return this;
    }

    public TestingNode in(String chosen) {
        country = chosen;
        return this;
    }

    public TestingNode trustLevel(int chosen) {
        trustLevel = chosen;
        return this;
    }

    public TestingNode verifiedHardware() {
        verifiedHardware = true;
        return this;
    }

    public TestingNode gpu(String chosen) {
        gpuClass = chosen;
        return this;
    }

    public TestingNode autoJoin(boolean chosen) {
        autoJoin = chosen;
        return this;
    }

    public TestingNode asking(String... subclouds) {
        requestedSubclouds = List.of(subclouds);
        return this;
    }

    public NodeDefinition build() {
        return new NodeDefinition(
                id,
                operatorId,
                "https://" + id + ".example.net",
                country,
                Optional.empty(),
                gpuClass,
                49_152,
                2,
                trustLevel,
                verifiedHardware,
                autoJoin,
                Names.copyOf(List.of("rack=a7", "renewable")),
                Names.copyOf(List.of("Qwen3-0.6B", "Qwen3-8B")),
                Names.copyOf(requestedSubclouds));
    }
}
