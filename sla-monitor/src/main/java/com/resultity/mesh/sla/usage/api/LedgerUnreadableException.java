package com.resultity.mesh.sla.usage.api;

/** The ledger is still being read. */
final class LedgerUnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerUnreadableException() {
        super("the ledger is still being read");
    }
}
