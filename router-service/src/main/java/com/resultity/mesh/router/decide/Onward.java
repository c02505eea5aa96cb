package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.Effect.Purpose;
import com.resultity.mesh.router.decide.admission.Reason;
import com.resultity.mesh.router.decide.choice.Chooser;
import com.resultity.mesh.router.decide.eligibility.CellVisit;
import com.resultity.mesh.router.decide.eligibility.Eligibility;
import com.resultity.mesh.router.decide.eligibility.Stage;
import com.resultity.mesh.router.decide.job.Mix;
import com.resultity.mesh.router.decide.ladder.Ladder;
import com.resultity.mesh.router.decide.ladder.Token;
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

    /** The cell that takes the job although there is room here, because there is little left. */
    Optional<String> overflow(Look look, Eligibility eligibility, CellVisit visit, Token visited) {
        boolean first = look.token().visits().isEmpty();
        if (!first || eligibility.count() == 0 || stays(look, eligibility.count(), visit.leftAfter(Stage.ALIVE))) {
            return Optional.empty();
        }
        return chooser.isTied(eligibility.eligible(), look.job())
                ? Optional.empty()
                : look.ladder(cell.peers()).nextThatPromises(visited);
    }

    /** By lot, in proportion to what is left beyond what is kept; the job's seed draws it. */
    private boolean stays(Look look, int free, int alive) {
        double kept = cell.settings().overprovisioning() * free / alive;
        double drawn = (Mix.of(look.job().seed() ^ OVERFLOW_SALT) >>> 11) * 0x1p-53;
        return drawn < kept;
    }

    /** Sends the job on to the next cell of its ladder, or at its end to where it waits. */
    void goOn(Look look, Token visited) {
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
