package com.resultity.mesh.sla.judge;

import com.resultity.mesh.sla.ledger.AttemptEnd;
import com.resultity.mesh.sla.measure.PartsPerMillion;
import com.resultity.mesh.sla.measure.Presence;
import com.resultity.mesh.sla.measure.SlidingWindow;
import com.resultity.mesh.sla.measure.Tally;
import java.util.Optional;

/**
 * When a node gets a poor standing, and when it is rid of it.
 *
 * <p>Poor is a node that fails more than its share of enough attempts, or one that comes and goes. Only what it did to jobs
 * while it was there counts as failing: a node that dies is answered for by its silence, however many jobs died with it,
 * and one absence a window is forgiven, so that a node that died and came back serves again at once.
 *
 * <p>A poor node gets no jobs, so it cannot prove itself by serving. It is good again when it is heard, and nothing is left
 * in the window of what speaks against it: no failed attempt, and no more absences than are forgiven.
 *
 * @param minimumAttempts fewest attempts in the window to judge by, at least 1
 * @param highestFailedShare share of attempts that may fail, in parts per million
 * @param lowestAvailability share of the window in which a node that comes and goes must be heard, in parts per million
 * @param forgivenReturns how often in a window a node may come back from a silence before its availability is looked at
 */
public record StandingRule(long minimumAttempts, int highestFailedShare, int lowestAvailability, long forgivenReturns) {

    /**
     * A change of standing.
     *
     * @param standing the standing from now on
     * @param reason the figures that it rests on, in words
     */
    public record Change(Standing standing, String reason) {}

    /**
     * Looks at a node.
     *
     * @param standing its standing until now
     * @param presence when it was heard
     * @param tally how its attempts in the window ended
     * @param window the window
     * @param now milliseconds since 1970-01-01T00:00:00Z
     * @return the change, if there is one
     */
    public Optional<Change> judge(Standing standing, Presence presence, Tally tally, SlidingWindow window, long now) {
        if (!presence.isHeard(now)) {
            return Optional.empty();
        }
        Evidence evidence = new Evidence(presence, tally, window, now);
        return standing == Standing.POOR ? pardon(evidence) : accuse(evidence);
    }

    private Optional<Change> accuse(Evidence evidence) {
        if (evidence.judged() >= minimumAttempts
                && PartsPerMillion.of(evidence.failed(), evidence.judged()) > highestFailedShare) {
            return Optional.of(new Change(
                    Standing.POOR,
                    "%d of %d attempts failed in the last %s"
                            .formatted(evidence.failed(), evidence.judged(), evidence.span())));
        }
        if (evidence.returns() > forgivenReturns && evidence.availability() < lowestAvailability) {
            return Optional.of(new Change(
                    Standing.POOR,
                    "it came back from silence %d times in the last %s and was heard for %s of it"
                            .formatted(
                                    evidence.returns(),
                                    evidence.span(),
                                    PartsPerMillion.asPercent(evidence.availability()))));
        }
        return Optional.empty();
    }

    private Optional<Change> pardon(Evidence evidence) {
        if (evidence.failed() > 0 || evidence.returns() > forgivenReturns) {
            return Optional.empty();
        }
        return Optional.of(
                new Change(Standing.GOOD, "it is heard, and nothing speaks against it in the last " + evidence.span()));
    }

    private record Evidence(Presence presence, Tally tally, SlidingWindow window, long now) {

        long failed() {
            return tally.ended(AttemptEnd.FAILED) + tally.ended(AttemptEnd.LEASE_ENDED);
        }

        long judged() {
            return tally.served() + failed();
        }

        long returns() {
            return presence.returns(now, window);
        }

        int availability() {
            return presence.availability(now, window).orElse(PartsPerMillion.ALL);
        }

        String span() {
            return Durations.inSeconds(window.milliseconds());
        }
    }
}
