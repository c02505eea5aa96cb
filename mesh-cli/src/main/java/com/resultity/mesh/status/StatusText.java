package com.resultity.mesh.status;

import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.schemas.ServiceLevel;
import com.resultity.mesh.text.TextTable;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows to a person how a mesh fares. */
public final class StatusText {
    private static final double MEBIBYTE = 1 << 20;
    private static final double PARTS_PER_PERCENT = 10_000;

    private final MeshStatus status;
    private final List<String> lines = new ArrayList<>();

    private StatusText(MeshStatus status) {
        this.status = status;
    }

    /** Returns the status line by line. */
    public static List<String> lines(MeshStatus status) {
        StatusText text = new StatusText(status);
        text.addProcesses();
        text.addTopics();
        text.addCells();
        text.addServiceLevels();
        text.addAlerts();
        return List.copyOf(text.lines);
    }

    private void addProcesses() {
        TextTable table = new TextTable("process", "condition", "address", ">pid", ">memory");
        for (ProcessStatus process : status.processes()) {
            table.row(
                    process.instance().title(),
                    process.condition().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    process.address(),
                    process.pid().isPresent() ? process.pid().getAsLong() : "-",
                    process.memoryBytes().isPresent()
                            ? mebibytes(process.memoryBytes().getAsLong())
                            : "-");
        }
        lines.addAll(table.lines());
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f MiB", bytes / MEBIBYTE);
    }

    private void addTopics() {
        lines.add("");
        int expected = TopicCatalogue.all().size();
        int missing = status.missingTopics().size();
        lines.add("topics: " + (expected - missing) + " of " + expected
                + (missing == 0 ? "" : "; missing: " + String.join(", ", status.missingTopics())));
    }

    private void addCells() {
        lines.add("nodes alive: " + status.nodesAlive());
        if (status.cells().isEmpty()) {
            return;
        }
        TextTable table = new TextTable("cell", ">nodes", ">slots", ">busy", ">waiting", ">models");
        for (CellSummary cell : status.cells()) {
            table.row(
                    cell.getCell(),
                    cell.getNodes(),
                    cell.getSlots(),
                    cell.getBusySlots(),
                    cell.getWaiting(),
                    cell.getModels().size());
        }
        lines.add("");
        lines.addAll(table.lines());
    }

    private void addServiceLevels() {
        if (status.serviceLevels().isEmpty()) {
            return;
        }
        TextTable table =
                new TextTable("Subcloud", ">window", ">availability", ">served", ">failed", ">p50", ">p95", ">p99");
        for (ServiceLevel level : status.serviceLevels()) {
            table.row(
                    level.getSubjectId(),
                    level.getWindowMilliseconds() / 1000 + " s",
                    percent(level.getAvailabilityPartsPerMillion()),
                    level.getServed(),
                    level.getFailed(),
                    milliseconds(level.getLatencyP50Milliseconds()),
                    milliseconds(level.getLatencyP95Milliseconds()),
                    milliseconds(level.getLatencyP99Milliseconds()));
        }
        lines.add("");
        lines.addAll(table.lines());
    }

    private static String percent(Integer partsPerMillion) {
        return partsPerMillion == null
                ? "-"
                : String.format(Locale.ROOT, "%.2f %%", partsPerMillion / PARTS_PER_PERCENT);
    }

    private static String milliseconds(Long milliseconds) {
        return milliseconds == null ? "-" : milliseconds + " ms";
    }

    private void addAlerts() {
        lines.add("");
        lines.add(status.firingAlerts().isEmpty() ? "No alert is firing." : "Firing alerts:");
        status.firingAlerts().forEach(alert -> lines.add("  " + alert.getSummary()));
    }
}
