package com.resultity.mesh.sla.usage.flow;

import static com.resultity.mesh.testkit.records.Records.NOW;
import static com.resultity.mesh.testkit.records.Records.aRefusal;
import static com.resultity.mesh.testkit.records.Records.anAssignment;
import static com.resultity.mesh.testkit.records.Records.anOutcome;
import static com.resultity.mesh.testkit.records.Records.jobId;

import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.UsageLine;
import com.resultity.mesh.testkit.records.AssignmentBuilder;
import com.resultity.mesh.topics.TableKeys;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Jobs around midnight whose decisions and outcomes come doubled, late, out of order, for void attempts and from strangers. */
final class RandomJobs {

    private static final String[] SUBCLOUDS = {"gold", "open-weights", null};
    private static final long MIDNIGHT = Math.floorDiv(NOW, 86_400_000L) * 86_400_000L + 86_400_000L;
    private static final long SPREAD = 600_000;
    private static final long HOURS = 3 * 3_600_000L;

    private final Random random;
    private final List<RoutingDecision> decisions = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private final List<Heard> order = new ArrayList<>();

    /** One record in the order in which the ledger hears of it; just one of both is there. */
    record Heard(RoutingDecision decision, Report report) {}

    /** An outcome, and when the broker took it. */
    record Report(JobOutcome outcome, long takenAt) {}

    RandomJobs(Random random, int jobs) {
        this.random = random;
        List<List<Heard>> stories = new ArrayList<>();
        for (int number = 0; number < jobs; number++) {
            stories.addAll(story(jobId(NOW, number)));
        }
        interleave(stories);
        order.sort(Comparator.comparing(RandomJobs::isHoursLate));
        order.forEach(heard -> {
            if (heard.decision() != null) {
                decisions.add(heard.decision());
            } else {
                reports.add(heard.report());
            }
        });
    }

    /** Whether the log's own time is hours further when it comes. */
    private static boolean isHoursLate(Heard heard) {
        return heard.report() != null
                && heard.report().takenAt() - heard.report().outcome().getFinishedAt() > HOURS / 2;
    }

    /** All records in the order in which the ledger hears of them. */
    List<Heard> order() {
        return order;
    }

    /** The decisions of a job in their own order, and what is said of it in another: two sequences that only time mixes. */
    private List<List<Heard>> story(String job) {
        List<Heard> decided = new ArrayList<>();
        List<Heard> said = new ArrayList<>();
        int attempts = 1 + random.nextInt(3);
        for (int attempt = 1; attempt <= attempts; attempt++) {
            RoutingDecision decision = decision(job, attempt, attempt == attempts);
            decided.add(new Heard(decision, null));
            if (random.nextInt(4) == 0) {
                decided.add(new Heard(decision, null));
            }
            if (decision.getAssignment() != null && random.nextInt(5) > 0) {
                outcomes(decision).forEach(report -> said.add(new Heard(null, report)));
            }
        }
        if (random.nextInt(3) == 0) {
            Collections.shuffle(said, random);
        }
        return List.of(decided, said);
    }

    private RoutingDecision decision(String job, int attempt, boolean last) {
        long decidedAt = MIDNIGHT + random.nextLong(-SPREAD, SPREAD);
        if (last && random.nextInt(4) == 0) {
            return aRefusal().job(job).attempt(attempt).decidedAt(decidedAt).build();
        }
        AssignmentBuilder assignment = anAssignment()
                .job(job)
                .attempt(attempt)
                .tenant("tenant-" + random.nextInt(3))
                .node("node-" + random.nextInt(3))
                .decidedAt(decidedAt);
        String subcloud = SUBCLOUDS[random.nextInt(SUBCLOUDS.length)];
        return subcloud == null
                ? assignment.build()
                : assignment
                        .subcloud(subcloud, 1)
                        .rewarding(random.nextInt(3_000))
                        .build();
    }

    private List<Report> outcomes(RoutingDecision decision) {
        List<Report> said = new ArrayList<>();
        if (random.nextInt(5) == 0) {
            said.add(report(anOutcome().of(decision).gateway("gateway-9").build(), decision));
        }
        if (random.nextInt(8) == 0) {
            said.add(report(anOutcome().of(decision).node("node-9").build(), decision));
        }
        said.add(
                random.nextInt(4) == 0
                        ? report(anOutcome().of(decision).failed("timeout").build(), decision)
                        : served(decision));
        if (random.nextInt(3) == 0) {
            said.add(random.nextBoolean() ? said.get(said.size() - 1) : served(decision));
        }
        return said;
    }

    private Report served(RoutingDecision decision) {
        return report(
                anOutcome()
                        .of(decision)
                        .tokens(random.nextInt(5_000), random.nextInt(500))
                        .latency(random.nextInt(9_000))
                        .build(),
                decision);
    }

    private Report report(JobOutcome outcome, RoutingDecision decision) {
        long after = random.nextInt(20) == 0 ? HOURS : random.nextInt(60_000);
        return new Report(outcome, decision.getDecidedAt() + after);
    }

    private void interleave(List<List<Heard>> stories) {
        List<List<Heard>> left = new ArrayList<>(stories.stream()
                .map(ArrayList::new)
                .filter(story -> !story.isEmpty())
                .toList());
        while (!left.isEmpty()) {
            int chosen = random.nextInt(left.size());
            order.add(left.get(chosen).remove(0));
            if (left.get(chosen).isEmpty()) {
                left.remove(chosen);
            }
        }
    }

    /** The ledger as it must be, by key, made in the simplest way: from all that was said, afterwards. */
    Map<String, UsageLine> ledger() {
        Map<String, UsageLine> ledger = new TreeMap<>();
        decisions.stream().map(RoutingDecision::getJobId).distinct().forEach(job -> {
            RoutingDecision last = last(job);
            paid(last).ifPresent(outcome -> add(last, outcome, ledger));
        });
        return ledger;
    }

    private RoutingDecision last(String job) {
        return decisions.stream()
                .filter(decision -> decision.getJobId().equals(job))
                .reduce((one, other) -> other.getAttempt() > one.getAttempt() ? other : one)
                .orElseThrow();
    }

    private Optional<JobOutcome> paid(RoutingDecision decision) {
        if (decision.getAssignment() == null) {
            return Optional.empty();
        }
        return reports.stream()
                .filter(report -> report.outcome().getJobId().equals(decision.getJobId()))
                .filter(report -> report.outcome().getAttempt() == decision.getAttempt())
                .filter(report -> report.outcome().getGatewayId().equals(decision.getGatewayId()))
                .filter(report -> report.outcome()
                        .getNodeId()
                        .equals(decision.getAssignment().getNodeId()))
                .findFirst()
                .filter(report -> report.takenAt() - decision.getDecidedAt() <= 2 * 3_600_000L)
                .map(Report::outcome)
                .filter(outcome -> outcome.getFailure() == null);
    }

    private static void add(RoutingDecision decision, JobOutcome outcome, Map<String, UsageLine> ledger) {
        UsageLine line = new UsageLine(
                Instant.ofEpochMilli(decision.getDecidedAt())
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .toString(),
                decision.getAssignment().getNodeId(),
                decision.getSubcloudId(),
                decision.getTenantId(),
                0L,
                0L,
                0L,
                0L,
                0L,
                0L,
                0L);
        UsageLine sum = ledger.computeIfAbsent(TableKeys.of(line), unknown -> line);
        long tokens = (long) outcome.getContextTokens() + outcome.getOutputTokens();
        sum.setJobs(sum.getJobs() + 1);
        sum.setContextTokens(sum.getContextTokens() + outcome.getContextTokens());
        sum.setOutputTokens(sum.getOutputTokens() + outcome.getOutputTokens());
        sum.setServedMilliseconds(sum.getServedMilliseconds() + outcome.getLatencyMilliseconds());
        sum.setWeightedUnits(sum.getWeightedUnits() + tokens * decision.getRewardMultiplierThousandths());
    }
}
