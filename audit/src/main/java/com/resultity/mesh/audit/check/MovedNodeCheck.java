package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.check.SlotChains.Slot;
import com.resultity.mesh.audit.evidence.Assignment;
import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.EndedTenancy;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.NodeChanges.Span;
import com.resultity.mesh.audit.evidence.NodeChanges.Told;
import com.resultity.mesh.audit.evidence.Outcome;
import com.resultity.mesh.audit.evidence.Releases.Release;
import com.resultity.mesh.audit.evidence.TenancyEnding;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A node never holds jobs of two cells at a time (promise 3). A cell gives no job to a node that is to move, lets go of it
 * when none of its slots is held or blocked, and no sooner does the next cell give it one. Cells' clocks may differ by the
 * settling time; a cell's releases are held against its own tenancies.
 */
final class MovedNodeCheck implements Check {

    private record Stay(Decision decision, Assignment slot, long from, long to) {}

    @Override
    public void examine(Evidence evidence, Moment moment, Findings findings) {
        Map<String, List<Stay>> byNode = new TreeMap<>();
        for (Map.Entry<Slot, List<Decision>> chain :
                SlotChains.of(evidence).chains().entrySet()) {
            List<Stay> stays = byNode.computeIfAbsent(chain.getKey().nodeId(), unknown -> new ArrayList<>());
            for (int i = 0; i < chain.getValue().size(); i++) {
                Optional<Decision> next = i + 1 < chain.getValue().size()
                        ? Optional.of(chain.getValue().get(i + 1))
                        : Optional.empty();
                stays.add(stayOf(chain.getValue().get(i), next, evidence));
            }
        }
        byNode.forEach((nodeId, stays) -> {
            stays.sort(Comparator.comparingLong(Stay::from)
                    .thenComparing(stay -> stay.decision().position()));
            stays.forEach(stay -> takenWhileMoving(stay, evidence, findings));
            overlaps(nodeId, stays, moment, findings);
            releases(nodeId, stays, evidence, moment, findings);
        });
    }

    /** How long a tenancy held its slot or blocked it: to its outcome, on time or late, or to the end of its lease. */
    private static Stay stayOf(Decision decision, Optional<Decision> next, Evidence evidence) {
        Assignment slot = decision.assignment().orElseThrow();
        long to = next.flatMap(Decision::assignment)
                .flatMap(Assignment::previous)
                .filter(previous ->
                        previous.ending() == TenancyEnding.OUTCOME || previous.ending() == TenancyEnding.NODE_RESTARTED)
                .map(EndedTenancy::endedAt)
                .or(() -> FinalState.outcomeOf(evidence.historyOf(decision.jobId()), decision, evidence)
                        .map(Outcome::timestamp))
                .orElse(slot.leaseEndsAt());
        return new Stay(decision, slot, decision.decidedAt(), Math.min(to, slot.leaseEndsAt()));
    }

    private static void takenWhileMoving(Stay stay, Evidence evidence, Findings findings) {
        Decision decision = stay.decision();
        boolean moving = decision.readOf(TopicCatalogue.NODE_STATES)
                .flatMap(read -> evidence.nodeChanges().last(decision.cell(), decision.nodeId(), read))
                .filter(Told::moving)
                .isPresent();
        if (moving) {
            findings.breach(BreachKind.CAPACITY, decision, "the node waits to leave its cell, and takes no job");
        }
    }

    /** Stays of different cells must not overlap, whichever slots they hold; a node that started again holds nothing. */
    private static void overlaps(String nodeId, List<Stay> stays, Moment moment, Findings findings) {
        Map<String, Map<Long, Stay>> longest = new TreeMap<>();
        for (Stay stay : stays) {
            longest.entrySet().stream()
                    .filter(cell -> !cell.getKey().equals(stay.decision().cell()))
                    .flatMap(cell -> cell.getValue().values().stream())
                    .filter(other -> other.slot().bootEpoch() >= stay.slot().bootEpoch())
                    .filter(other -> other.to() - stay.from() > moment.settlingMilliseconds())
                    .findFirst()
                    .ifPresent(other -> breach(
                            nodeId,
                            stay,
                            other,
                            stay.decision().cell() + " gave it a job while "
                                    + other.decision().cell() + " still held slot "
                                    + other.slot().slot(),
                            findings));
            longest.computeIfAbsent(stay.decision().cell(), unknown -> new TreeMap<>())
                    .merge(stay.slot().bootEpoch(), stay, (one, two) -> two.to() > one.to() ? two : one);
        }
    }

    private static void releases(String nodeId, List<Stay> stays, Evidence evidence, Moment moment, Findings findings) {
        for (Release release : evidence.releases().of(nodeId)) {
            stays.stream()
                    .filter(stay -> stay.decision().cell().equals(release.cell()))
                    .filter(stay -> stay.slot().locationVersion() < release.location())
                    .filter(stay -> heldAt(release, stay, evidence, moment))
                    .forEach(stay -> findings.breach(
                            BreachKind.CAPACITY,
                            stay.decision().jobId(),
                            nodeId,
                            release.cell() + " let go of the node while it held slot "
                                    + stay.slot().slot(),
                            stay.decision().position(),
                            release.position()));
        }
        for (int i = 1; i < stays.size(); i++) {
            unreleased(nodeId, stays.get(i), stays.subList(0, i), evidence, findings);
        }
    }

    private static boolean heldAt(Release release, Stay stay, Evidence evidence, Moment moment) {
        if (stay.from() > release.releasedAt()) {
            return true;
        }
        Span any = new Span(Optional.empty(), Optional.empty());
        return stay.to() - release.releasedAt() > moment.settlingMilliseconds()
                && !evidence.nodeChanges()
                        .restarted(
                                release.cell(),
                                stay.decision().nodeId(),
                                stay.slot().bootEpoch(),
                                any);
    }

    /** A cell that held the node under an earlier location must have let go of it. */
    private static void unreleased(String nodeId, Stay stay, List<Stay> before, Evidence evidence, Findings findings) {
        Stay last = before.get(before.size() - 1);
        long from = last.slot().locationVersion();
        long to = stay.slot().locationVersion();
        if (last.decision().cell().equals(stay.decision().cell()) || from >= to) {
            return;
        }
        boolean released = evidence.releases().of(nodeId).stream()
                .anyMatch(release -> release.cell().equals(last.decision().cell())
                        && release.location() > from
                        && release.location() <= to);
        if (released) {
            return;
        }
        if (evidence.nodes().withdrawn(nodeId) || !evidence.kept().whole(TopicCatalogue.NODE_RELEASES)) {
            findings.unverifiable(BreachKind.CAPACITY);
        } else {
            breach(nodeId, stay, last, last.decision().cell() + " never let go of the node", findings);
        }
    }

    private static void breach(String nodeId, Stay stay, Stay other, String detail, Findings findings) {
        findings.breach(
                BreachKind.CAPACITY,
                stay.decision().jobId(),
                nodeId,
                detail,
                other.decision().position(),
                stay.decision().position());
    }
}
