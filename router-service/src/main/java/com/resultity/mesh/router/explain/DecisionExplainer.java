package com.resultity.mesh.router.explain;

import com.resultity.mesh.edge.Holdings;
import com.resultity.mesh.edge.Turns;
import com.resultity.mesh.edge.UnavailableException;
import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.explain.JobExplanation.Attempt;
import com.resultity.mesh.router.explain.JobExplanation.RebuiltDecision;
import com.resultity.mesh.router.explain.JobExplanation.WhyNot;
import com.resultity.mesh.router.place.JobTime;
import com.resultity.mesh.router.rebuild.DecisionBytes;
import com.resultity.mesh.router.rebuild.Rebuild;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.RunnerUp;
import com.resultity.mesh.wire.Intake.Accepted;
import com.resultity.mesh.wire.ValueSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Explains jobs from the log. Reads it anew for each question, and keeps nothing. */
public final class DecisionExplainer {

    /** How much later than a job's id its records may be told to have been written: clocks of gateways differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /** Each has what it fetches of the log in memory, beside what the router decides on. */
    private static final int AT_A_TIME = 8;

    private final String bootstrapServers;
    private final ValueSerdes serdes;
    private final CellSettings settings;
    private final Turns questions = new Turns(AT_A_TIME, "other decisions are being explained");
    private final Turns rebuilds = new Turns(1, "another decision is being made again");

    /**
     * @param bootstrapServers brokers, as HOST:PORT separated by commas
     * @param settings limits that the cells decide by
     */
    public DecisionExplainer(String bootstrapServers, ValueSerdes serdes, CellSettings settings) {
        this.bootstrapServers = bootstrapServers;
        this.serdes = serdes;
        this.settings = settings;
    }

    /**
     * What is asked.
     *
     * @param jobId the job
     * @param whyNot node that is asked about
     * @param asOf time that is asked for, before which everything is left out that came later
     * @param attempt the attempt that is asked for; empty: all, and the last one where one is needed
     * @param holdings what belongs to who asks: of jobs for other Subclouds they are told nothing
     */
    public record Question(
            String jobId, Optional<String> whyNot, Optional<Instant> asOf, OptionalInt attempt, Holdings holdings) {

        private boolean decidesAgain() {
            return whyNot.isPresent() || asOf.isPresent() || attempt.isPresent();
        }
    }

    /**
     * Explains a job.
     *
     * @throws UnknownSubjectException if the log says nothing of the job, the attempt or the node, or nothing for who asks
     * @throws UnanswerableException if the question has no answer as it is put
     * @throws LogUnavailableException if the log does not answer
     * @throws UnavailableException if too many others are explained, or a decision would have to be made again while another is
     */
    public JobExplanation explain(Question question) {
        long created = JobTime.of(question.jobId())
                .orElseThrow(() -> new UnanswerableException("a job id is a UUID of version 7 in lower case, such as"
                        + " 01938a5e-7c00-7000-8000-000000000001"));
        return questions.answer(() -> explain(question, Math.max(0, created - CLOCKS_DIFFER.toMillis())));
    }

    private JobExplanation explain(Question question, long since) {
        try (DecisionLog log = new DecisionLog(bootstrapServers, serdes)) {
            Map<RoutingDecision, Integer> decisions = decisions(log, question, since);
            return question.decidesAgain()
                    ? rebuilds.answer(() -> explain(log, question, decisions, since))
                    : explain(log, question, decisions, since);
        }
    }

    private JobExplanation explain(
            DecisionLog log, Question question, Map<RoutingDecision, Integer> decisions, long since) {
        List<Attempt> attempts = decisions.entrySet().stream()
                .map(one -> attempt(log, question, one.getKey(), one.getValue(), since))
                .toList();
        RoutingDecision last =
                decisions.keySet().stream().reduce((one, later) -> later).orElseThrow();
        WhyNot whyNot = question.whyNot()
                .map(nodeId -> whyNot(log, question, last, nodeId, since))
                .orElse(null);
        return new JobExplanation(
                question.jobId(), question.asOf().map(Instant::toString).orElse(null), attempts, whyNot);
    }

    /** Decisions that are asked for, each once, and how many records say so. */
    private static Map<RoutingDecision, Integer> decisions(DecisionLog log, Question question, long since) {
        Map<RoutingDecision, Integer> decisions = new LinkedHashMap<>();
        for (Accepted<RoutingDecision> one : log.decisions(question.jobId(), since)) {
            boolean early = question.asOf()
                    .map(time -> one.raw().timestamp() <= time.toEpochMilli())
                    .orElse(true);
            boolean wanted = question.attempt().isEmpty()
                    || question.attempt().getAsInt() == one.value().getAttempt();
            boolean told = question.holdings().includeSubcloud(one.value().getSubcloudId());
            if (early && wanted && told) {
                decisions.merge(one.value(), 1, Integer::sum);
            }
        }
        if (decisions.isEmpty()) {
            throw new UnknownSubjectException("the log holds no such decision for job " + question.jobId()
                    + ": it is still waiting, was decided more than a week ago or later than is asked for, or has"
                    + " another id");
        }
        return decisions;
    }

    private Attempt attempt(DecisionLog log, Question question, RoutingDecision decision, int records, long since) {
        RunnerUp runnerUp = decision.getRunnerUp();
        boolean again = question.asOf().isPresent() || question.attempt().isPresent();
        List<JobOutcome> outcomes = log.outcomes(question.jobId(), decision.getCell(), since).stream()
                .filter(outcome -> question.asOf()
                        .map(time -> outcome.raw().timestamp() <= time.toEpochMilli())
                        .orElse(true))
                .map(Accepted::value)
                .filter(outcome -> outcome.getAttempt() == decision.getAttempt())
                .toList();
        return new Attempt(
                RecordFields.of(decision),
                records,
                decision.getDecidedAt() - decision.getRequestedAt(),
                runnerUp == null ? null : runnerUp.getLoadPermille() - runnerUp.getChosenLoadPermille(),
                RecordFields.ofAll(outcomes),
                again ? rebuilt(log, decision) : null);
    }

    private RebuiltDecision rebuilt(DecisionLog log, RoutingDecision decision) {
        try (KeptPartition kept = log.partition(decision.getCell())) {
            Rebuild rebuild = Rebuild.of(decision.getDecidedAt(), kept, settings);
            Optional<RoutingDecision> again = rebuild.until(decision, (made, cells) -> {});
            if (again.filter(made -> DecisionBytes.areSame(made, decision)).isPresent()) {
                return new RebuiltDecision(
                        true, "Decided again from what the cell had read, the decision is the same, byte for byte.");
            }
            return new RebuiltDecision(
                    false, "Not rebuilt: " + obstacle(kept, rebuild) + ". The decision is told as it was recorded.");
        }
    }

    private static String obstacle(KeptPartition kept, Rebuild rebuild) {
        OptionalLong begins = rebuild.isFromCheckpoint() ? OptionalLong.empty() : kept.begins();
        if (begins.isPresent()) {
            return "the log begins at " + Instant.ofEpochMilli(begins.getAsLong())
                    + ", and what the cell had read before is gone";
        }
        if (!rebuild.isWhole()) {
            return "records that the cell had read are no longer on the log";
        }
        return "from what the cell had read, this router decides otherwise, because its settings or its version are not those"
                + " that decided; or it was decided just now, and its cell has yet to tell what it read: ask again";
    }

    private WhyNot whyNot(DecisionLog log, Question question, RoutingDecision decision, String nodeId, long since) {
        NodeState node = log.node(nodeId, decision.getDecidedAt())
                .filter(known -> question.holdings().includeNode(nodeId)
                        || known.getSubclouds().contains(decision.getSubcloudId()))
                .orElseThrow(() -> new UnknownSubjectException("no node " + nodeId + " was known at "
                        + Instant.ofEpochMilli(decision.getDecidedAt()) + ": 'mesh status' tells which there are"));
        LocatedJob job = log.located(decision.getJobId(), decision.getHomeCell(), since)
                .orElseThrow(() -> new UnknownSubjectException(
                        "the log no longer holds job " + decision.getJobId() + " as it was asked for"));
        return new WhyNotQuestion(log, settings, decision, job, node).answer();
    }
}
