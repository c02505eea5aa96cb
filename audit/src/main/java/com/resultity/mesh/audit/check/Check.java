package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;

/** Holds one promise against the evidence. */
public interface Check {

    /** Reports every breach of its promise, in an order that depends on the log alone. */
    void examine(Evidence evidence, Moment moment, Findings findings);

    /**
     * All checks, in the order in which their breaches are reported.
     *
     * @param usageLedger whether a usage ledger is kept
     */
    static List<Check> all(boolean usageLedger) {
        List<Check> checks = new ArrayList<>(List.of(
                new FinalityCheck(),
                new OriginCheck(),
                new OneLiveAttemptCheck(),
                new SlotChainCheck(),
                new MovedNodeCheck(),
                new LabelCheck(),
                new AssignmentChecks(List.of(
                        new OfferedSlotsCheck(),
                        new BindingCheck(),
                        new IsolationCheck(),
                        new AccessCheck(),
                        new JurisdictionCheck(),
                        new ZoneCheck(),
                        new TrustCheck(),
                        new HardwareCheck(),
                        new ModelCheck(),
                        new DeadlineCheck())),
                new ExplanationCheck(),
                new DeadLetterCheck(),
                new AddressCheck()));
        if (usageLedger) {
            checks.add(new LedgerCheck());
        }
        return checks;
    }
}
