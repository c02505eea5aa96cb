package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.Effect.Purpose;
import com.resultity.mesh.router.decide.admission.Reason;
import com.resultity.mesh.router.decide.choice.Chooser;
import com.resultity.mesh.router.decide.eligibility.CellVisit;
import com.resultity.mesh.router.decide.eligibility.Eligibility;
import com.resultity.mesh.router.decide.eligibility.Stage;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.job.Mix;
import com.resultity.mesh.router.decide.ladder.Ladder;
import com.resultity.mesh.router.decide.ladder.Room;
import com.resultity.mesh.router.decide.ladder.Token;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy;
import java.util.Optional;

/** Where a job goes for which there is no room in this cell, or little. */
final class Onward {

    /** So that a job which overflows is not the one that draws the same nodes. */
    private static final long OVERFLOW_SALT = 0x6f766572666c6f77L;

    private final CellState cell;
    private final Chooser chooser;
    private final WaitingJobs waiting;
    private final JobProgress progress;

    Onward(CellState cell, Chooser chooser, WaitingJobs waiting, JobProgress progress) {
        this.cell = cell;
        this.chooser = chooser;
        this.waiting = waiting;
        this.progress = progress;
    }

    /**
     * The cell that takes the job although there is room here, because there is little left. What the zone does not keep goes
     * beyond it, to the first that promises room; of what it keeps, or nobody beyond would take, this cell leaves to a sibling
     * what it could not keep by itself, where it has less room than the zone. One draw for both, so that a zone of several
     * cells lets go of as many jobs as if it were one. Only on the first look of a walk: what is told of others is old.
     */
    Optional<String> overflow(Look look, Eligibility eligibility, CellVisit visit, Token visited) {
        boolean first = look.token().visits().isEmpty();
        if (!first || eligibility.count() == 0) {
            return Optional.empty();
        }
        Ladder ladder = look.ladder(cell.peers());
        Room here = new Room(eligibility.count(), visit.leftAfter(Stage.ALIVE));
        double keptHere = here.kept(cell.settings().overprovisioning());
        double keptInZone = asksForMoreThanIsTold(look)
                ? keptHere
                : here.plus(ladder.roomBeside(cell.name())).kept(cell.settings().overprovisioning());
        double drawn = drawn(look.job());
        boolean beyond = drawn >= keptInZone;
        boolean beside = drawn >= keptHere && keptHere < keptInZone;
        if (!beyond && !beside || chooser.isTied(eligibility.eligible(), look.job())) {
            return Optional.empty();
        }
        Optional<String> taker = beyond ? ladder.promisingBeyond(cell.name(), visited) : Optional.empty();
        return taker.isEmpty() && beside ? ladder.promisingBeside(cell.name(), visited) : taker;
    }

    /** Of siblings nobody knows how many of their nodes would do for such a job: it is judged by this cell alone. */
    private static boolean asksForMoreThanIsTold(Look look) {
        int trustOfPool =
                look.admitted().policy().map(SubcloudPolicy::minimumTrustLevel).orElse(0);
        return look.job().countries().isPresent() || look.job().minimumTrustLevel() > trustOfPool;
    }

    /** The job's lot, 0 or more and less than 1. */
    private static double drawn(Job job) {
        return (Mix.of(job.seed() ^ OVERFLOW_SALT) >>> 11) * 0x1p-53;
    }

    /** Sends the job on to the next cell of its ladder, or at its end to where it waits. */
    void goOn(Look look, Token visited) {
        Optional<String> roomBehind = visited.overflowedFrom();
        if (roomBehind.isPresent()) {
            // The room that was told of here is gone, and that one was seen.
            handOn(look, visited, roomBehind.get(), Purpose.LOOK);
            return;
        }
        Ladder ladder = look.ladder(cell.peers());
        Optional<String> next = ladder.next(visited);
        if (next.isPresent()) {
            handOn(look, visited, next.get(), Purpose.LOOK);
            return;
        }
        Optional<String> waitIn = visited.cellToWaitIn();
        Optional<String> unlikely = ladder.nextUnlikely(visited);
        if (waitIn.isEmpty() && unlikely.isPresent()) {
            // What a cell said is old: nobody is refused on it.
            handOn(look, visited, unlikely.get(), Purpose.LOOK);
        } else if (waitIn.isEmpty()) {
            progress.refuse(visited, look.claim(), look.grounds(), Reason.NOTHING_ELIGIBLE);
        } else if (!waitIn.get().equals(cell.name())) {
            handOn(look, visited, waitIn.get(), Purpose.WAIT);
        } else {
            waiting.add(look, visited);
        }
    }

    private void handOn(Look look, Token visited, String toCell, Purpose purpose) {
        progress.handOn(visited, look.claim(), toCell, purpose);
    }
}
