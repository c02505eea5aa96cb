package com.resultity.mesh.sla.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of one job, of which at most one attempt is paid: that of its highest decision, if that placed it and the
 * first report of just that attempt says that it was served. Decisions and reports have no common order and repeat
 * themselves; whatever the order in which they are heard, the account comes to the same.
 *
 * @param decided the highest decision; of several for one attempt the first
 * @param reports what gateways said of attempts that count or may come to count, each the first of its kind
 */
public record JobAccount(Optional<DecidedAttempt> decided, List<EndReport> reports) {

    /** A job of which nothing was heard yet. */
    public static final JobAccount EMPTY = new JobAccount(Optional.empty(), List.of());

    /** Most reports that may wait for their decision, which is usually there before them. */
    static final int MOST_WAITING = 64;

    public JobAccount {
        reports = List.copyOf(reports);
    }

    /** Takes a decision. */
    public JobAccount with(DecidedAttempt decision) {
        if (decided.isPresent() && decided.get().attempt() >= decision.attempt()) {
            return this;
        }
        return new JobAccount(
                Optional.of(decision),
                reports.stream()
                        .filter(report -> report.attempt() > decision.attempt() || decision.isMeantBy(report))
                        .toList());
    }

    /** Takes a report, unless there {@linkplain #isFull is no room} for it. */
    public JobAccount with(EndReport report) {
        if (!isNews(report) || isFull(report)) {
            return this;
        }
        List<EndReport> all = new ArrayList<>(reports);
        all.add(report);
        return new JobAccount(decided, all);
    }

    /** Whether a report cannot be kept, because too many that differ wait for decisions that nobody has made. */
    public boolean isFull(EndReport report) {
        return isNews(report) && reports.size() >= MOST_WAITING && !isOfDecided(report);
    }

    private boolean isNews(EndReport report) {
        boolean maybeMeant =
                decided.isEmpty() || report.attempt() > decided.get().attempt() || isOfDecided(report);
        return maybeMeant && reports.stream().noneMatch(report::repeats);
    }

    private boolean isOfDecided(EndReport report) {
        return decided.filter(decision -> decision.isMeantBy(report)).isPresent();
    }

    /** What the job adds to the ledger by all that is known now. */
    public Optional<Entry> entry() {
        return decided.flatMap(decision -> decision.placement().flatMap(placement -> reports.stream()
                .filter(decision::isMeantBy)
                .findFirst()
                .filter(EndReport::served)
                .filter(decision::isInTime)
                .map(report -> new Entry(
                        line(decision, placement), Usage.ofJob(report, placement.rewardMultiplierThousandths())))));
    }

    private static Line line(DecidedAttempt decision, DecidedAttempt.Placement placement) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(decision.decidedAt()), ZoneOffset.UTC);
        return new Line(day, placement.nodeId(), placement.subcloudId(), decision.tenantId());
    }

    /** What brings the ledger from what it owed to this account's former state to what it owes to this one; often nothing. */
    public List<Entry> entriesSince(JobAccount former) {
        Optional<Entry> before = former.entry();
        Optional<Entry> now = entry();
        if (before.equals(now)) {
            return List.of();
        }
        return Stream.concat(before.map(Entry::negated).stream(), now.stream()).toList();
    }
}
