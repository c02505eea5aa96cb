package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.admission.Admission;
import com.resultity.mesh.router.decide.eligibility.Question;
import com.resultity.mesh.router.decide.eligibility.Rule;
import com.resultity.mesh.router.decide.eligibility.Stage;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.ladder.Token;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one node fares with all rules for one job, as its cell sees both at a moment.
 *
 * @param denied why the job may not be served at all, in words; empty where it may
 * @param here whether the cell has the node
 * @param failures every rule that the node does not pass, in the order of the stages
 */
public record Suitability(Optional<String> denied, boolean here, List<Failure> failures) {

    /**
     * A rule that the node does not pass.
     *
     * @param stage its stage
     * @param words what the node lacks, in words that complete "the node ..."
     */
    public record Failure(Stage stage, String words) {}

    public Suitability {
        failures = List.copyOf(failures);
    }

    static Suitability absent(Admission admission, Job job) {
        return new Suitability(denied(admission, job), false, List.of());
    }

    static Suitability of(Admission admission, Job job, Question question, NodeFacts node, int busy) {
        List<Failure> failures = new ArrayList<>();
        for (Rule rule : Rule.ALL) {
            if (!rule.passes(question, node, busy)) {
                failures.add(new Failure(rule.stage(), rule.failure(question, node, busy)));
            }
        }
        return new Suitability(denied(admission, job), true, failures);
    }

    private static Optional<String> denied(Admission admission, Job job) {
        return admission instanceof Admission.Denied denied
                ? Optional.of(Explanation.of(
                        new Decision.Refused(Token.arriving(job), denied.grounds(), denied.reason(), Optional.empty())))
                : Optional.empty();
    }
}
