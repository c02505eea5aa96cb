package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.admission.Admission;
import com.resultity.mesh.router.decide.admission.Claim;
import com.resultity.mesh.router.decide.admission.Grounds;
import com.resultity.mesh.router.decide.eligibility.Question;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.ladder.Ladder;
import com.resultity.mesh.router.decide.ladder.Peers;
import com.resultity.mesh.router.decide.ladder.Token;
import com.resultity.mesh.router.decide.memory.JobEntry;
import java.util.Optional;

/**
 * One look of a cell for a node for a job that was admitted.
 *
 * @param token the job
 * @param admitted its admission, as things are now
 * @param claim what it counts for
 * @param known whether the cell remembers the job
 * @param question what it asks of the nodes
 * @param now when, milliseconds since 1970-01-01T00:00:00Z
 */
record Look(Token token, Admission.Admitted admitted, Claim claim, boolean known, Question question, long now) {

    static Look of(Token token, Admission.Admitted admitted, CellState cell, long now) {
        Job job = token.job();
        Optional<JobEntry> entry = cell.jobs().find(job.id());
        // Once it had a node, its tokens are counted for good, in the cell that gave it that.
        Claim claim = token.hadNode()
                ? entry.map(JobEntry::claim).orElseGet(() -> Claim.of(job, admitted, 0, now))
                : entry.map(known -> known.claim().withTokens(job.tokens()))
                        .orElseGet(() -> Claim.of(job, admitted, job.tokens(), now));
        return new Look(token, admitted, claim, entry.isPresent(), cell.question(job, admitted.policy()), now);
    }

    Job job() {
        return token.job();
    }

    Grounds grounds() {
        return admitted.grounds();
    }

    /** Where the job may look beyond this cell. */
    Ladder ladder(Peers peers) {
        return new Ladder(job(), admitted.policy(), question.models(), peers);
    }
}
