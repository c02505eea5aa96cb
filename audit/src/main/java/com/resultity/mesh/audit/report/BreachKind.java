package com.resultity.mesh.audit.report;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of breach, each counted in the report under its own name. */
public enum BreachKind {
    LOST("lost", "accepted jobs that have no final state though their time is over"),
    UNASKED("unasked", "jobs that were decided or labelled though nobody asked for them"),
    DOUBLY_ASSIGNED(
            "doublyAssigned", "attempts that were decided twice, out of turn, or while the one before was live"),
    CAPACITY("capacityBreaches", "slots that were given away while they were held, or that the node did not offer"),
    ISOLATION("isolationBreaches", "jobs that reached a node which is not of their pool"),
    ACCESS("accessBreaches", "jobs that reached a Subcloud which their tenant may not use"),
    JURISDICTION("jurisdictionBreaches", "jobs that left the countries they must not leave"),
    ZONE("zoneBreaches", "jobs that left the zones they are bound to"),
    TRUST("trustBreaches", "jobs that reached a node of less trust than they demand"),
    HARDWARE("hardwareBreaches", "jobs that reached a node without the hardware that their Subcloud demands"),
    MODEL("modelBreaches", "jobs that got a model they did not ask for, may not use, or the node did not have"),
    DEADLINE("deadlineBreaches", "jobs that got a node at or after their deadline"),
    UNEXPLAINED("unexplained", "decisions that do not say why, or on what they rest"),
    SILENTLY_DROPPED("silentlyDropped", "records that a reader cannot have believed and did not set aside"),
    STRAY_DEAD_LETTER("strayDeadLetters", "dead letters that do not hold the record they name"),
    ADDRESS_LEAK("addressLeaks", "client addresses outside the topic that is made for them"),
    LEDGER("ledgerDifferences", "lines of the usage ledger that are not the sum of the outcomes");

    private final String field;
    private final String meaning;

    BreachKind(String field, String meaning) {
        this.field = field;
        this.meaning = meaning;
    }

    /** Name of its count in the report. */
    @JsonValue
    public String field() {
        return field;
    }

    /** What is counted, in words. */
    public String meaning() {
        return meaning;
    }
}
