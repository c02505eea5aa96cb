package com.resultity.mesh.replay;

import com.resultity.mesh.audit.report.AuditTable;
import com.resultity.mesh.simulate.Latency;
import com.resultity.mesh.simulate.RunFigures;
import com.resultity.mesh.simulate.Tally;
import com.resultity.mesh.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** A result as text for a terminal. */
public final class ReplayTables {

    private static final double MILLISECONDS_PER_SECOND = 1_000;

    private ReplayTables() {}

    /** The tables, the audit's last, as lines. */
    public static List<String> lines(ReplayResult result) {
        List<String> lines = new ArrayList<>(run(result));
        lines.add("");
        lines.add("What the log shows (of every job on it):");
        lines.add("");
        lines.addAll(AuditTable.of(result.audit()).lines().toList());
        return lines;
    }

    private static List<String> run(ReplayResult result) {
        RunFigures figures = result.figures();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "What this run's gateway and nodes saw in %.1f s:",
                result.milliseconds() / MILLISECONDS_PER_SECOND));
        section(lines, tallies("Subcloud", figures.bySubcloud(), figures.all()));
        section(lines, tallies("zone of the client", figures.byZone(), figures.all()));
        section(lines, reasons(figures));
        section(lines, latencies(figures));
        section(lines, routerKills(result));
        lines.add("");
        lines.add(figures.replacements() + " placed again, " + figures.repeatedDecisions() + " decisions repeated, "
                + figures.contradictions() + " contradicted, " + figures.overruns()
                + " nodes asked to hold more than their slots, "
                + (figures.faults().size() - figures.overruns()) + " asked for a model that they do not have.");
        return lines;
    }

    private static void section(List<String> lines, TextTable table) {
        if (!table.isEmpty()) {
            lines.add("");
            lines.addAll(table.lines());
        }
    }

    private static TextTable tallies(String heading, SortedMap<String, Tally> tallies, Tally all) {
        TextTable table =
                new TextTable(heading, ">jobs", ">served", ">in home zone", ">refused", ">expired", ">not final");
        tallies.forEach((name, tally) -> row(table, name, tally));
        return row(table, "all", all);
    }

    private static TextTable row(TextTable table, String name, Tally tally) {
        return table.row(
                name,
                tally.jobs(),
                tally.served(),
                tally.servedInHomeZone(),
                tally.refused(),
                tally.expired(),
                tally.open());
    }

    private static TextTable reasons(RunFigures figures) {
        TextTable table = new TextTable("refused or expired because", ">jobs");
        figures.reasons().forEach(table::row);
        return table;
    }

    private static TextTable latencies(RunFigures figures) {
        TextTable table = new TextTable("time in ms", ">p50", ">p95", ">p99", ">max");
        latency(table, "request to decision", figures.decision());
        latency(table, "decision to answer", figures.service());
        return table;
    }

    private static void latency(TextTable table, String name, Latency latency) {
        table.row(name, shown(latency.p50()), shown(latency.p95()), shown(latency.p99()), shown(latency.max()));
    }

    private static String shown(double milliseconds) {
        return String.format(Locale.ROOT, "%.1f", milliseconds);
    }

    private static TextTable routerKills(ReplayResult result) {
        TextTable table = new TextTable("router killed at", ">ready again after");
        for (RouterKill kill : result.routerKills()) {
            table.row(seconds(kill.atMilliseconds()), seconds(kill.recoveryMilliseconds()));
        }
        return table;
    }

    private static String seconds(long milliseconds) {
        return String.format(Locale.ROOT, "%.1f s", milliseconds / MILLISECONDS_PER_SECOND);
    }
}
