package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.Effect.Purpose;
import com.resultity.mesh.router.decide.admission.Admission;
import com.resultity.mesh.router.decide.admission.Claim;
import com.resultity.mesh.router.decide.admission.Grounds;
import com.resultity.mesh.router.decide.admission.QuotaClaim;
import com.resultity.mesh.router.decide.admission.Reason;
import com.resultity.mesh.router.decide.eligibility.CellVisit;
import com.resultity.mesh.router.decide.eligibility.Eligibility;
import com.resultity.mesh.router.decide.ladder.Token;
import com.resultity.mesh.router.decide.ladder.VoidedAttempt;
import com.resultity.mesh.router.decide.memory.JobEntry;
import com.resultity.mesh.router.decide.policy.QuotaUse;
import java.util.Optional;

/** The search of jobs for a node: decides each here, or sends its token where it has to go next. */
final class Search {

    private final CellState cell;
    private final Assignment assignment;
    private final WaitingJobs waiting;
    private final Onward onward;
    private final JobProgress progress;

    Search(CellState cell, Assignment assignment, WaitingJobs waiting, Onward onward, JobProgress progress) {
        this.cell = cell;
        this.assignment = assignment;
        this.waiting = waiting;
        this.onward = onward;
        this.progress = progress;
    }

    /** Begins the next attempt of a job after one was voided, if it has one left. */
    void tryAgain(Token token, VoidedAttempt voided, long now) {
        Token next = token.nextAttempt(voided, now);
        if (voided.attempt() >= cell.settings().maximumAttempts()) {
            Grounds grounds = cell.admissions().of(token.job(), now).grounds();
            progress.refuse(next, claim(next, grounds, now), grounds, Reason.ATTEMPTS_EXHAUSTED);
        } else {
            walk(next, now);
        }
    }

    /** Begins a walk over the ladder, wherever the token is. */
    void walk(Token token, long now) {
        String first = token.job().homeCell();
        if (first.equals(cell.name())) {
            look(token, Purpose.LOOK, now);
        } else {
            Grounds grounds = cell.admissions().of(token.job(), now).grounds();
            progress.handOn(token, claim(token, grounds, now), first, Purpose.LOOK);
        }
    }

    /** Lets a job that waits here look elsewhere, unless it would give up its place for little. */
    void walkAgain(Token token, long now) {
        if (!waiting.putOffWalk(token, now)) {
            walk(token.walkingAgain(), now);
        }
    }

    /** Looks for a node here. */
    void look(Token token, Purpose purpose, long now) {
        Admission admission = cell.admissions().of(token.job(), now);
        if (admission instanceof Admission.Denied denied) {
            progress.refuse(token, claim(token, denied.grounds(), now), denied.grounds(), denied.reason());
            return;
        }
        Look look = Look.of(token, (Admission.Admitted) admission, cell, now);
        Optional<Reason> exceeded = exceededQuota(look);
        if (exceeded.isPresent()) {
            Claim none = Claim.none(token.job(), look.grounds(), now);
            progress.refuse(token, none, look.grounds(), exceeded.get());
        } else if (token.isOverdue(now)) {
            progress.expire(token, look.claim(), look.grounds());
        } else {
            among(cell.answers().to(look.question()), look, purpose);
        }
    }

    private void among(Eligibility eligibility, Look look, Purpose purpose) {
        CellVisit visit = eligibility.visit(cell.name(), look.job().rungOf(cell.name()));
        Token visited = look.token().visited(visit);
        Optional<String> overflow =
                purpose == Purpose.LOOK ? onward.overflow(look, eligibility, visit, visited) : Optional.empty();
        if (overflow.isPresent()) {
            progress.handOn(visited, look.claim(), overflow.get(), Purpose.LOOK);
        } else if (eligibility.count() > 0) {
            assignment.assign(look, visited, eligibility);
        } else if (purpose == Purpose.WAIT && visit.busy()) {
            waiting.add(look, visited);
        } else {
            onward.goOn(look, visited);
        }
    }

    /** Why a job that has just arrived is too much, if it is; all others are counted already. */
    private Optional<Reason> exceededQuota(Look look) {
        if (look.known() || look.token().hop() > 0) {
            return Optional.empty();
        }
        for (QuotaClaim quota : look.admitted().quotas()) {
            QuotaUse here = cell.jobs().quotas().use(quota.subject(), look.now());
            QuotaUse use = here.plus(cell.peers().useBeyond(cell.name(), quota.subject()));
            if (use.jobs() >= quota.quota().concurrentJobs()
                    || use.tokens()
                            > quota.quota().tokensPerMinute() - look.job().tokens()) {
                return Optional.of(quota.reason());
            }
        }
        return Optional.empty();
    }

    /** What a job counts for: as it was admitted here, if it was. */
    private Claim claim(Token token, Grounds grounds, long now) {
        return cell.jobs()
                .find(token.job().id())
                .map(JobEntry::claim)
                .orElseGet(() -> Claim.none(token.job(), grounds, now));
    }
}
