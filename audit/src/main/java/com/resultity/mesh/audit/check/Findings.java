package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Decision;
import com.resultity.mesh.audit.evidence.Position;
import com.resultity.mesh.audit.report.Breach;
import com.resultity.mesh.audit.report.BreachKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Collects what the checks find: all of it counted, the first of each kind listed. */
public final class Findings {

    private final int listed;
    private final Map<BreachKind, Long> counts = new EnumMap<>(BreachKind.class);
    private final Map<BreachKind, List<Breach>> first = new EnumMap<>(BreachKind.class);
    private final Map<BreachKind, Long> unverifiable = new EnumMap<>(BreachKind.class);
    private long unsettled;

    /**
     * @param listed most breaches of a kind that are listed
     */
    public Findings(int listed) {
        this.listed = listed;
    }

    void breach(BreachKind kind, String jobId, String nodeId, String detail, Position... positions) {
        counts.merge(kind, 1L, Long::sum);
        List<Breach> ofKind = first.computeIfAbsent(kind, unknown -> new ArrayList<>());
        if (ofKind.size() < listed) {
            List<String> places = Stream.of(positions).map(Position::toString).toList();
            ofKind.add(new Breach(kind, jobId, nodeId, detail, places));
        }
    }

    /** A breach that a decision shows by itself. */
    void breach(BreachKind kind, Decision decision, String detail) {
        breach(kind, decision.jobId(), decision.nodeId(), detail, decision.position());
    }

    /** A check for a breach of this kind could not be made. */
    void unverifiable(BreachKind kind) {
        unverifiable.merge(kind, 1L, Long::sum);
    }

    /** Something differs that may still be on its way to the log. */
    void leaveUnsettled() {
        unsettled++;
    }

    /** Number of differences that may still be on their way to the log. */
    public long unsettled() {
        return unsettled;
    }

    /** Number of breaches of a kind. */
    public long count(BreachKind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** The breaches that are listed, by kind. */
    public List<Breach> breaches() {
        return first.values().stream().flatMap(List::stream).toList();
    }

    /** Checks that could not be made, by name of the count that they would have added to. */
    public Map<String, Long> unverifiable() {
        Map<String, Long> named = new TreeMap<>();
        unverifiable.forEach((kind, count) -> named.put(kind.field(), count));
        return named;
    }
}
