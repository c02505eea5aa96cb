package com.resultity.mesh.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of text under headings, in columns as wide as their widest cell; columns of figures stand to the right. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    /** Begins a table with these columns. A heading that starts with {@code >} aligns its column to the right. */
    public TextTable(String... headings) {
        this.headings = List.of(headings);
    }

    /** Adds a row of as many cells as there are headings. */
    public TextTable row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(cells.length + " cells under " + headings.size() + " headings");
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    /** Tells whether no row was added. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Returns the table's lines, without spaces at their ends. */
    public List<String> lines() {
        List<List<String>> all = new ArrayList<>();
        all.add(headings.stream().map(heading -> heading.replaceFirst("^>", "")).toList());
        all.addAll(rows);
        int[] widths = IntStream.range(0, headings.size())
                .map(column -> all.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return all.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String padding = " ".repeat(widths[column] - row.get(column).length());
            boolean right = headings.get(column).startsWith(">");
            line.append(column == 0 ? "" : GAP).append(right ? padding + row.get(column) : row.get(column) + padding);
        }
        return line.toString().stripTrailing();
    }
}
