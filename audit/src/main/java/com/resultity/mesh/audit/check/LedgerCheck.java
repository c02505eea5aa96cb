package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.JobHistory;
import com.resultity.mesh.audit.evidence.LedgerLine;
import com.resultity.mesh.audit.evidence.Outcome;
import com.resultity.mesh.audit.evidence.PolicyRecords.Terms;
import com.resultity.mesh.audit.evidence.Position;
import com.resultity.mesh.audit.evidence.UsageFigures;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The usage ledger sums to the outcomes, exactly: each job is paid once, for the first outcome of its last attempt, if that
 * says served; and multiplied as the version of the Subcloud says that it was decided on.
 */
final class LedgerCheck implements Check {

    /** How long after its decision an outcome counts. */
    private static final Duration LATEST_OUTCOME = Duration.ofHours(2);

    private static final Duration KEPT = Duration.ofDays(7);

    private static final String LEDGER = Consumer.USAGE_LEDGER.applicationId();

    @Override
    public void examine(Evidence evidence, Moment moment, Findings findings) {
        OwedLines owed = new OwedLines();
        for (JobHistory job : evidence.jobs()) {
            post(job, evidence, owed);
            job.decisions().forEach(decision -> checkMultiplier(decision, evidence, findings));
        }
        SortedSet<String> keys = new TreeSet<>(owed.keys());
        keys.addAll(evidence.ledger().lines().keySet());
        keys.forEach(key -> compare(key, owed, evidence, moment, findings));
    }

    private static void post(JobHistory job, Evidence evidence, OwedLines owed) {
        long newest = newest(job);
        believed(job, evidence)
                .filter(decision -> decision.assignment().isPresent())
                .forEach(decision -> owed.touch(OwedLines.key(decision), newest));
        Optional<Decision> last = last(job, evidence);
        last.flatMap(decision -> paid(decision, job, evidence))
                .ifPresent(outcome -> owed.add(last.get(), outcome.figures()));
    }

    private static Stream<Decision> believed(JobHistory job, Evidence evidence) {
        return job.decisions().stream().filter(decision -> !evidence.setAside().setAside(LEDGER, decision.position()));
    }

    private static Optional<Decision> last(JobHistory job, Evidence evidence) {
        return believed(job, evidence)
                .max(Comparator.comparingInt(Decision::attempt)
                        .thenComparing(Decision::position, Comparator.reverseOrder()));
    }

    private static Optional<Outcome> paid(Decision decision, JobHistory job, Evidence evidence) {
        return job.outcomes().stream()
                .filter(outcome -> decision.assignment().isPresent() && outcome.concerns(decision))
                .filter(outcome -> !evidence.setAside().setAside(LEDGER, outcome.position()))
                .findFirst()
                .filter(Outcome::served)
                .filter(outcome -> outcome.timestamp() - decision.decidedAt() <= LATEST_OUTCOME.toMillis());
    }

    /** When the log last heard of a job: so long the ledger may have known less. */
    private static long newest(JobHistory job) {
        return Stream.concat(
                        job.decisions().stream().map(Decision::decidedAt),
                        job.outcomes().stream().map(Outcome::timestamp))
                .mapToLong(Long::longValue)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    private static void checkMultiplier(Decision decision, Evidence evidence, Findings findings) {
        Optional<Integer> said = decision.subcloudId()
                .flatMap(subcloud -> evidence.policies().subclouds().find(subcloud, decision.policyVersion()))
                .map(Terms::rewardMultiplierThousandths);
        if (said.isPresent() && said.get() != decision.rewardMultiplierThousandths()) {
            findings.breach(
                    BreachKind.LEDGER,
                    decision,
                    "it multiplies by %d thousandths where version %d of %s says %d"
                            .formatted(
                                    decision.rewardMultiplierThousandths(),
                                    decision.policyVersion(),
                                    decision.subcloudId().orElseThrow(),
                                    said.get()));
        }
    }

    private static void compare(String key, OwedLines owed, Evidence evidence, Moment moment, Findings findings) {
        Optional<LedgerLine> line =
                Optional.ofNullable(evidence.ledger().lines().get(key));
        UsageFigures told = line.map(LedgerLine::figures).orElse(UsageFigures.NONE);
        UsageFigures due = owed.figures(key);
        if (told.equals(due)) {
            return;
        }
        if (isHidden(key, evidence, moment)) {
            findings.unverifiable(BreachKind.LEDGER);
        } else if (!moment.forgotten(owed.newest(key))) {
            findings.leaveUnsettled();
        } else {
            String detail = "line %s says %s where the outcomes sum to %s".formatted(key, told, due);
            findings.breach(
                    BreachKind.LEDGER,
                    null,
                    OwedLines.nodeOf(key),
                    detail,
                    line.map(LedgerLine::position).stream().toArray(Position[]::new));
        }
    }

    /** Of a day that began before what the log still keeps, some decisions or outcomes may be gone. */
    private static boolean isHidden(String key, Evidence evidence, Moment moment) {
        boolean whole = evidence.kept().whole(TopicCatalogue.ROUTING_DECISIONS)
                && evidence.kept().whole(TopicCatalogue.JOB_OUTCOMES);
        LocalDate firstWhole = LocalDate.ofInstant(Instant.ofEpochMilli(moment.now() - KEPT.toMillis()), ZoneOffset.UTC)
                .plusDays(1);
        return !whole && OwedLines.dayOf(key).compareTo(firstWhole.toString()) < 0;
    }
}
