package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Assignment;
import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.JobHistory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All assignments by the slot that they give, each slot's in the order of its tenancies. */
final class SlotChains {

    private static final Comparator<Decision> BY_TENANCY = Comparator.<Decision>comparingLong(
                    decision -> decision.assignment().orElseThrow().tenancy())
            .thenComparing(Decision::position);

    private final SortedMap<Slot, List<Decision>> chains = new TreeMap<>();

    /**
     * A slot: of one node in one cell.
     *
     * @param nodeId the node
     * @param cell the cell
     * @param number number of the slot, from 0
     */
    record Slot(String nodeId, String cell, int number) implements Comparable<Slot> {

        private static final Comparator<Slot> ORDER =
                Comparator.comparing(Slot::nodeId).thenComparing(Slot::cell).thenComparingInt(Slot::number);

        @Override
        public int compareTo(Slot other) {
            return ORDER.compare(this, other);
        }
    }

    private SlotChains() {}

    static SlotChains of(Evidence evidence) {
        SlotChains slots = new SlotChains();
        for (JobHistory job : evidence.jobs()) {
            for (Decision decision : job.decisions()) {
                decision.assignment().ifPresent(assignment -> slots.add(decision, assignment));
            }
        }
        slots.chains.values().forEach(chain -> chain.sort(BY_TENANCY));
        return slots;
    }

    private void add(Decision decision, Assignment assignment) {
        chains.computeIfAbsent(
                        new Slot(assignment.nodeId(), decision.cell(), assignment.slot()), unknown -> new ArrayList<>())
                .add(decision);
    }

    /** The tenancies of each slot, in their order; slots ordered by node, cell and number. */
    Map<Slot, List<Decision>> chains() {
        return Collections.unmodifiableMap(chains);
    }
}
