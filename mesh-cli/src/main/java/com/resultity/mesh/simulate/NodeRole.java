package com.resultity.mesh.simulate;

import java.util.List;
import java.util.Random;

/** What a planned node is there for. The operators are those that the example Subclouds name, and some that they do not. */
enum NodeRole {
    /** Serves everybody, and asks to join healthcare where it stands in Europe and its operator wants to. */
    PUBLIC("alpine-compute baltic-gpu cedar-cloud delta-metal equator-hosting fjord-systems gulf-inference"),
    /** Belongs to a company that serves itself. */
    COMPANY("acme-datacenter"),
    /** Audited, in Europe, with the models that healthcare has audited. */
    CLINIC("alpine-compute baltic-gpu cedar-cloud fjord-systems");

    /** One node in this many belongs to the company. */
    private static final int COMPANY_EVERY = 8;

    /** One node of Europe in this many is audited for clinics. */
    private static final int CLINIC_EVERY = 3;

    private static final String COMPANY_SUBCLOUD = "company-private";
    private static final String HEALTHCARE_SUBCLOUD = "healthcare";
    private static final List<String> HEALTHCARE_UNWANTED = List.of("gulf-inference");
    private static final int AUDITED = 3;

    /** Trust levels of the others, each as often as it is drawn. */
    private static final int[] TRUST_LEVELS = {1, 2, 2, 3};

    private final String operators;

    NodeRole(String operators) {
        this.operators = operators;
    }

    /**
     * The role of a node.
     *
     * @param index its number in the fleet, from 0
     * @param number its number in its zone, from 1
     */
    static NodeRole of(int index, FleetZone zone, int number) {
        if (index % COMPANY_EVERY == COMPANY_EVERY - 1) {
            return COMPANY;
        }
        return zone == FleetZone.EU && number % CLINIC_EVERY == 0 ? CLINIC : PUBLIC;
    }

    String operator(Random random) {
        return Chance.pick(random, List.of(operators.split(" ", -1)));
    }

    int trustLevel(Random random) {
        return this == CLINIC ? AUDITED : TRUST_LEVELS[random.nextInt(TRUST_LEVELS.length)];
    }

    /** Whether it lets itself be joined to open Subclouds. */
    boolean autoJoin() {
        return this != COMPANY;
    }

    /** Subclouds that it asks to join. */
    List<String> requestedSubclouds(FleetZone zone, String operator) {
        if (this == COMPANY) {
            return List.of(COMPANY_SUBCLOUD);
        }
        boolean asks = zone == FleetZone.EU && !HEALTHCARE_UNWANTED.contains(operator);
        return asks ? List.of(HEALTHCARE_SUBCLOUD) : List.of();
    }
}
