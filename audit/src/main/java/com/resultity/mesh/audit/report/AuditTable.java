package com.resultity.mesh.audit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The report as a table for a terminal: two aligned columns throughout, a remark where one helps, no colour. */
public final class AuditTable {

    private static final int BREACHES_SHOWN = 10;
    private static final int NUMBER_WIDTH = 11;
    private static final int PERMILLE = 1_000;
    private static final String GAP = "  ";

    private record Row(String name, Long number, String remark) {}

    private record Section(String title, List<Row> rows) {}

    private AuditTable() {}

    /** The lines of the table, joined, with a line break at the end. */
    public static String of(AuditReport report) {
        List<Section> sections = sections(report);
        int nameWidth = sections.stream()
                .flatMap(section -> section.rows().stream())
                .mapToInt(row -> row.name().length())
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (Section section : sections) {
            text.append(section.title()).append('\n');
            section.rows().forEach(row -> text.append(line(row, nameWidth)).append('\n'));
            text.append('\n');
        }
        text.append(firstBreaches(report.breaches()));
        return text.append(verdict(report)).append('\n').toString();
    }

    private static List<Section> sections(AuditReport report) {
        List<Section> sections = new ArrayList<>();
        sections.add(jobs(report));
        addIfAny(sections, "Refused or expired, by reason", report.refusalsByReason());
        sections.add(records(report));
        sections.add(latency(report.decisionLatencyMs()));
        sections.add(fairness(report.fairness()));
        List<Row> breaches = new ArrayList<>();
        report.countsByKind().forEach((kind, count) -> breaches.add(new Row(kind.field(), count, kind.meaning())));
        sections.add(new Section("Breaches", breaches));
        addIfAny(sections, "Checks not made, because the log no longer holds what they need", report.unverifiable());
        return sections;
    }

    private static Section jobs(AuditReport report) {
        return new Section(
                "Jobs",
                List.of(
                        new Row("accepted", report.accepted(), ""),
                        new Row("served", report.served(), ""),
                        new Row("refused", report.refused(), ""),
                        new Row("expired", report.expired(), ""),
                        new Row("open", report.open(), ""),
                        new Row("lost", report.lost(), "")));
    }

    private static Section records(AuditReport report) {
        return new Section(
                "Records",
                List.of(
                        new Row("read", report.records(), ""),
                        new Row("assignments", report.assignments(), ""),
                        new Row("placed again", report.placedAgain(), ""),
                        new Row("decisions repeated", report.repeatedDecisions(), ""),
                        new Row("late outcomes", report.lateOutcomes(), ""),
                        new Row("lines unsettled", report.unsettledLines(), ""),
                        new Row("undecodable", report.undecodable(), ""),
                        new Row("dead letters", report.deadLetters(), "")));
    }

    private static Section latency(DecisionLatency latency) {
        return new Section(
                "Time to the first decision",
                List.of(
                        new Row("p50", latency.p50(), "ms"),
                        new Row("p95", latency.p95(), "ms"),
                        new Row("p99", latency.p99(), "ms"),
                        new Row("max", latency.max(), "ms")));
    }

    private static Section fairness(Fairness fairness) {
        Long index = fairness.jainsIndex() == null ? null : Math.round(fairness.jainsIndex() * PERMILLE);
        Long least = fairness.leastServedPermille() == null
                ? null
                : fairness.leastServedPermille().longValue();
        return new Section(
                "Fairness among tenants",
                List.of(
                        new Row("tenants", (long) fairness.tenants(), ""),
                        new Row("Jain's index", index, "thousandths; 1,000 where all were served alike"),
                        new Row("least served", least, "thousandths of its jobs")));
    }

    private static void addIfAny(List<Section> sections, String title, Map<String, Long> counts) {
        if (!counts.isEmpty()) {
            sections.add(new Section(
                    title,
                    counts.entrySet().stream()
                            .map(count -> new Row(count.getKey(), count.getValue(), ""))
                            .toList()));
        }
    }

    private static String line(Row row, int nameWidth) {
        String number = row.number() == null ? "-" : grouped(row.number());
        String name = row.name() + " ".repeat(nameWidth - row.name().length());
        String padding = " ".repeat(Math.max(0, NUMBER_WIDTH - number.length()));
        return (GAP + name + GAP + padding + number + GAP + row.remark()).stripTrailing();
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String firstBreaches(List<Breach> breaches) {
        if (breaches.isEmpty()) {
            return "";
        }
        return breaches.stream()
                .limit(BREACHES_SHOWN)
                .map(AuditTable::line)
                .collect(Collectors.joining("\n", "First breaches\n", "\n\n"));
    }

    private static String line(Breach breach) {
        List<String> parts = new ArrayList<>();
        parts.add(GAP + breach.kind().field() + ":");
        if (breach.jobId() != null) {
            parts.add("job " + breach.jobId());
        }
        if (breach.nodeId() != null) {
            parts.add("node " + breach.nodeId());
        }
        parts.add(breach.detail());
        parts.add("(" + String.join(", ", breach.positions()) + ")");
        return String.join(" ", parts);
    }

    private static String verdict(AuditReport report) {
        if (report.clean()) {
            return "Clean: every promise that was checked is kept.";
        }
        long breaches = report.countsByKind().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return "BROKEN: " + grouped(breaches) + (breaches == 1 ? " breach." : " breaches.");
    }
}
