package com.resultity.mesh.simulate;

import com.resultity.mesh.schemas.Rung;

/**
 * What became of the jobs of one kind.
 *
 * @param jobs all of them
 * @param served those served
 * @param servedInHomeZone those of them that were served in their home zone
 * @param refused those refused
 * @param expired those whose patience ended, or whose deadline came
 */
public record Tally(int jobs, int served, int servedInHomeZone, int refused, int expired) {

    static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    Tally with(TrackedJob job) {
        boolean wasServed = job.state() == JobState.SERVED;
        boolean inHomeZone = wasServed && job.decision().getRung() == Rung.HOME_ZONE;
        return new Tally(
                jobs + 1,
                served + (wasServed ? 1 : 0),
                servedInHomeZone + (inHomeZone ? 1 : 0),
                refused + (job.state() == JobState.REFUSED ? 1 : 0),
                expired + (job.state() == JobState.EXPIRED ? 1 : 0));
    }

    /** Jobs that are in no final state. */
    public int open() {
        return jobs - served - refused - expired;
    }
}
