package com.resultity.mesh.benchmark.peers;

import com.resultity.mesh.benchmark.world.BenchmarkWorld;

/** The peers, and what each of them cannot be told. */
public enum PeerKind {
    SPRING_CLOUD(
            "Spring Cloud LoadBalancer, zone preference",
            "asks the zone alone: no Subcloud, model, country, trust, hardware or capacity",
            100_000),
    RIBBON(
            "Netflix Ribbon, zone avoidance with predicates",
            "walks over all nodes; no exact capacity, no funnel",
            100_000),
    DUBBO(
            "Apache Dubbo, tag router with least active",
            "asks one tag, here the zone: no Subcloud, model, country, trust, hardware or capacity",
            10_000),
    FENZO("Netflix Fenzo, hard constraints", "asks all; no funnel, no preference of a zone", 10_000);

    private final String title;
    private final String lack;
    private final int mostNodes;

    PeerKind(String title, String lack, int mostNodes) {
        this.title = title;
        this.lack = lack;
        this.mostNodes = mostNodes;
    }

    String title() {
        return title;
    }

    /** What it cannot express of the question. */
    String lack() {
        return lack;
    }

    /** The most nodes with which one decision takes no minutes. */
    int mostNodes() {
        return mostNodes;
    }

    Peer open(BenchmarkWorld world) {
        return switch (this) {
            case SPRING_CLOUD -> new SpringPeer(world);
            case RIBBON -> new RibbonPeer(world);
            case DUBBO -> new DubboPeer(world);
            case FENZO -> new FenzoPeer(world);
        };
    }
}
