package com.resultity.mesh.audit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report as a table for a terminal: aligned columns, no colour. */
public final class AuditTable {

    private static final int LISTED = 10;
    private static final String INDENT = "  ";
    private static final int LONGEST_NUMBER = 12;

    private AuditTable() {}

    /** The lines of the table, joined, with a line break at the end. */
    public static String of(AuditReport report) {
        StringBuilder text = new StringBuilder();
        section(text, "Jobs", jobs(report));
        if (!report.refusalsByReason().isEmpty()) {
            section(text, "Refused or expired, by reason", numbers(report.refusalsByReason()));
        }
        section(text, "Records", records(report));
        section(text, "Time to the first decision", latency(report.decisionLatencyMs()));
        section(text, "Breaches", breaches(report));
        if (!report.unverifiable().isEmpty()) {
            section(text, "Could not be checked, because the log no longer holds it", numbers(report.unverifiable()));
        }
        firstBreaches(text, report.breaches());
        text.append(verdict(report)).append('\n');
        return text.toString();
    }

    private static Map<String, String> jobs(AuditReport report) {
        Map<String, Long> jobs = new LinkedHashMap<>();
        jobs.put("accepted", report.accepted());
        jobs.put("served", report.served());
        jobs.put("refused", report.refused());
        jobs.put("expired", report.expired());
        jobs.put("open", report.open());
        jobs.put("lost", report.lost());
        return numbers(jobs);
    }

    private static Map<String, String> records(AuditReport report) {
        Map<String, Long> records = new LinkedHashMap<>();
        records.put("read", report.records());
        records.put("assignments", report.assignments());
        records.put("of these, placed again", report.placedAgain());
        records.put("decisions repeated", report.repeatedDecisions());
        records.put("outcomes of void attempts", report.lateOutcomes());
        records.put("undecodable", report.undecodable());
        records.put("dead letters", report.deadLetters());
        return numbers(records);
    }

    private static Map<String, String> latency(DecisionLatency latency) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("p50", milliseconds(latency.p50()));
        rows.put("p95", milliseconds(latency.p95()));
        rows.put("p99", milliseconds(latency.p99()));
        rows.put("max", milliseconds(latency.max()));
        return rows;
    }

    private static String milliseconds(Long value) {
        return value == null ? "-" : number(value) + " ms";
    }

    private static Map<String, String> breaches(AuditReport report) {
        Map<String, String> rows = new LinkedHashMap<>();
        report.countsByKind()
                .forEach((kind, count) -> rows.put(kind.field(), padded(number(count)) + INDENT + kind.meaning()));
        return rows;
    }

    private static Map<String, String> numbers(Map<String, Long> values) {
        Map<String, String> rows = new LinkedHashMap<>();
        values.forEach((name, value) -> rows.put(name, padded(number(value))));
        return rows;
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String padded(String number) {
        return " ".repeat(Math.max(0, LONGEST_NUMBER - number.length())) + number;
    }

    private static void section(StringBuilder text, String title, Map<String, String> rows) {
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        text.append(title).append('\n');
        rows.forEach((name, value) -> text.append(INDENT)
                .append(name)
                .append(" ".repeat(width - name.length()))
                .append(INDENT)
                .append(value.startsWith(" ") || value.endsWith("ms") ? value : padded(value))
                .append('\n'));
        text.append('\n');
    }

    private static void firstBreaches(StringBuilder text, List<Breach> breaches) {
        if (breaches.isEmpty()) {
            return;
        }
        text.append("First breaches\n");
        breaches.stream()
                .limit(LISTED)
                .forEach(breach -> text.append(INDENT).append(line(breach)).append('\n'));
        text.append('\n');
    }

    private static String line(Breach breach) {
        List<String> parts = new ArrayList<>();
        parts.add(breach.kind().field() + ":");
        if (breach.jobId() != null) {
            parts.add("job " + breach.jobId());
        }
        if (breach.nodeId() != null) {
            parts.add("node " + breach.nodeId());
        }
        parts.add(breach.detail());
        parts.add(breach.positions().toString());
        return String.join(" ", parts);
    }

    private static String verdict(AuditReport report) {
        if (report.clean()) {
            return "Clean: every promise that was checked is kept.";
        }
        long breaches = report.countsByKind().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return "BROKEN: " + number(breaches) + (breaches == 1 ? " breach." : " breaches.");
    }
}
