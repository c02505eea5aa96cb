package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.CellVisit;
import com.resultity.mesh.schemas.HandOnPurpose;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.VoidedAttempt;
import java.util.List;

/** Builds {@link HandedOnJob} records: the first hop of a job's first attempt, from EU-0 to NA-0, to look at once. */
public final class HandedOnJobBuilder {

    private final HandedOnJob.Builder handedOn = HandedOnJob.newBuilder()
            .setJob(Records.aLocatedJob().build())
            .setAttempt(1)
            .setHop(1)
            .setFromCell(Records.CELL)
            .setToCell("NA-0")
            .setWalk(0)
            .setPatienceEndsAt(Records.NOW + 5_000)
            .setPurpose(HandOnPurpose.LOOK)
            .setVisits(List.of(CellVisits.busy(Records.CELL)));

    HandedOnJobBuilder() {}

    public HandedOnJobBuilder job(LocatedJob job) {
        handedOn.setJob(job);
        return this;
    }

    public HandedOnJobBuilder attempt(int attempt) {
        handedOn.setAttempt(attempt);
        return this;
    }

    public HandedOnJobBuilder hop(int hop) {
        handedOn.setHop(hop);
        return this;
    }

    public HandedOnJobBuilder from(String cell) {
        handedOn.setFromCell(cell);
        return this;
    }

    public HandedOnJobBuilder to(String cell) {
        handedOn.setToCell(cell);
        return this;
    }

    /** Sets how many times the job walked the whole ladder before, from 0. */
    public HandedOnJobBuilder walk(int walk) {
        handedOn.setWalk(walk);
        return this;
    }

    public HandedOnJobBuilder patienceEndsAt(long time) {
        handedOn.setPatienceEndsAt(time);
        return this;
    }

    public HandedOnJobBuilder purpose(HandOnPurpose purpose) {
        handedOn.setPurpose(purpose);
        return this;
    }

    public HandedOnJobBuilder visits(CellVisit... visits) {
        handedOn.setVisits(List.of(visits));
        return this;
    }

    public HandedOnJobBuilder voided(VoidedAttempt voided) {
        handedOn.setVoided(voided);
        return this;
    }

    public HandedOnJob build() {
        return handedOn.build();
    }
}
