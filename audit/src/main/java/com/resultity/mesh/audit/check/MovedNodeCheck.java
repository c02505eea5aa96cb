package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.check.SlotChains.Slot;
import com.resultity.mesh.audit.evidence.Assignment;
import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.EndedTenancy;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.JobHistory;
import com.resultity.mesh.audit.evidence.NodeChanges.Span;
import com.resultity.mesh.audit.evidence.Outcome;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A node that moves to another cell takes no live job along (promise 3). Each cell counts its own tenancies, so tenancies of
 * one slot in two cells are held against each other by their times, and an overlap within the settling time passes.
 */
final class MovedNodeCheck implements Check {

    private record NodeSlot(String nodeId, int number) implements Comparable<NodeSlot> {

        private static final Comparator<NodeSlot> ORDER =
                Comparator.comparing(NodeSlot::nodeId).thenComparingInt(NodeSlot::number);

        @Override
        public int compareTo(NodeSlot other) {
            return ORDER.compare(this, other);
        }
    }

    private record Stay(Decision decision, long from, long to) {}

    @Override
    public void examine(Evidence evidence, Moment moment, Findings findings) {
        Map<NodeSlot, List<List<Decision>>> bySlot = new TreeMap<>();
        for (Map.Entry<Slot, List<Decision>> chain :
                SlotChains.of(evidence).chains().entrySet()) {
            NodeSlot slot = new NodeSlot(chain.getKey().nodeId(), chain.getKey().number());
            bySlot.computeIfAbsent(slot, unknown -> new ArrayList<>()).add(chain.getValue());
        }
        bySlot.forEach((slot, cells) -> {
            if (cells.size() > 1) {
                examine(slot, cells, evidence, moment, findings);
            }
        });
    }

    private static void examine(
            NodeSlot slot, List<List<Decision>> cells, Evidence evidence, Moment moment, Findings findings) {
        List<Stay> stays = new ArrayList<>();
        for (List<Decision> chain : cells) {
            for (int i = 0; i < chain.size(); i++) {
                Optional<Decision> next = i + 1 < chain.size() ? Optional.of(chain.get(i + 1)) : Optional.empty();
                stayOf(chain.get(i), next, evidence).ifPresent(stays::add);
            }
        }
        stays.sort(Comparator.comparingLong(Stay::from)
                .thenComparing(stay -> stay.decision().position()));
        Stay longest = null;
        for (Stay stay : stays) {
            if (longest != null
                    && !longest.decision().cell().equals(stay.decision().cell())
                    && longest.to() - stay.from() > moment.settlingMilliseconds()) {
                breach(slot, longest, stay, findings);
            }
            longest = longest == null || stay.to() > longest.to() ? stay : longest;
        }
    }

    /** How long a tenancy was live; empty if its attempt was voided, because a void one holds nothing. */
    private static Optional<Stay> stayOf(Decision decision, Optional<Decision> next, Evidence evidence) {
        JobHistory job = evidence.historyOf(decision.jobId());
        if (job.voidedAt(decision.attempt()).isPresent() || toldOfDeparture(decision, evidence)) {
            return Optional.empty();
        }
        Optional<Outcome> outcome = FinalState.outcomeOf(job, decision, evidence);
        if (outcome.isEmpty() && job.decidedAbove(decision.attempt())) {
            return Optional.empty();
        }
        long to = next.flatMap(Decision::assignment)
                .flatMap(Assignment::previous)
                .map(EndedTenancy::endedAt)
                .or(() -> outcome.map(Outcome::timestamp))
                .orElse(Long.MAX_VALUE);
        return Optional.of(new Stay(decision, decision.decidedAt(), to));
    }

    /** A node that left its cell after the decision voided it, wherever its job is by now. */
    private static boolean toldOfDeparture(Decision decision, Evidence evidence) {
        Span later = new Span(decision.readOf(TopicCatalogue.NODE_STATES), Optional.empty());
        JobHistory job = evidence.historyOf(decision.jobId());
        return FinalState.outcomeOf(job, decision, evidence).isEmpty()
                && evidence.nodeChanges().left(decision.cell(), decision.nodeId(), later);
    }

    private static void breach(NodeSlot slot, Stay first, Stay second, Findings findings) {
        findings.breach(
                BreachKind.CAPACITY,
                second.decision().jobId(),
                slot.nodeId(),
                "slot " + slot.number() + " was given away by "
                        + second.decision().cell() + " while "
                        + first.decision().cell() + " still held it",
                first.decision().position(),
                second.decision().position());
    }
}
