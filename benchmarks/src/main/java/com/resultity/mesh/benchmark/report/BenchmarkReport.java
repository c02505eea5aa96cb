package com.resultity.mesh.benchmark.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.resultity.mesh.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The figures of a run.
 *
 * @param machine what they were taken on
 * @param rows the figures, in the order in which they were taken
 */
public record BenchmarkReport(Machine machine, List<Row> rows) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public BenchmarkReport {
        rows = List.copyOf(rows);
    }

    /** The report as an indented JSON array of rows, each with its machine, and a line break at the end. */
    public String json() {
        ArrayNode array = JSON.createArrayNode();
        for (Row row : rows) {
            ObjectNode object = JSON.valueToTree(row);
            object.put("machine", machine.toString());
            array.add(object);
        }
        try {
            return JSON.writeValueAsString(array) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("numbers and texts always make JSON", impossible);
        }
    }

    /** The report as lines of a table, below the machine. */
    public List<String> lines() {
        TextTable table = new TextTable("WHAT", "SIZE", ">FIGURE", "UNIT", ">RATIO", "GOAL", "MET");
        for (Row row : rows) {
            table.row(
                    row.name(),
                    row.size(),
                    number(row.value()),
                    row.unit(),
                    row.ratio() == null ? "" : number(row.ratio()),
                    row.goal() == null ? "" : row.goal(),
                    row.met() == null ? "" : row.met() ? "yes" : "NO");
        }
        List<String> lines = new ArrayList<>();
        lines.add("On " + machine + ".");
        lines.addAll(table.lines());
        return lines;
    }

    /** Whether no goal was missed. */
    public boolean everyGoalMet() {
        return rows.stream().noneMatch(row -> Boolean.FALSE.equals(row.met()));
    }

    private static String number(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
