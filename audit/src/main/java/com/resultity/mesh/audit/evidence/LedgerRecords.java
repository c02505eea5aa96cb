package com.resultity.mesh.audit.evidence;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The usage ledger as it stands: of each line the record that lies last. */
public final class LedgerRecords {

    private final SortedMap<String, LedgerLine> lines = new TreeMap<>();

    void add(String key, LedgerLine line) {
        lines.merge(key, line, (one, other) -> one.position().compareTo(other.position()) > 0 ? one : other);
    }

    /** The lines by their keys. */
    public SortedMap<String, LedgerLine> lines() {
        return Collections.unmodifiableSortedMap(lines);
    }
}
