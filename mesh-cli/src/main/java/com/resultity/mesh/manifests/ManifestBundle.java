package com.resultity.mesh.manifests;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The documents of several files as one text, Subclouds first, so that what names one can be checked against
 * it.
 */
public final class ManifestBundle {
    private static final Pattern SEPARATOR = Pattern.compile("---(\\s.*)?");
    private static final Pattern NOTHING = Pattern.compile("\\s*(#.*)?");
    private static final Pattern SUBCLOUD = Pattern.compile("kind:\\s*[\"']?Subcloud[\"']?\\s*(#.*)?");

    private final List<SourceLine> lines = new ArrayList<>();

    private ManifestBundle() {}

    /** A line of a file; its number is from 1. */
    private record SourceLine(String file, int number, String text) {}

    /** Bundles the documents of files, those of one kind in the order of the files. */
    public static ManifestBundle of(Collection<ManifestFile> files) {
        ManifestBundle bundle = new ManifestBundle();
        files.stream()
                .flatMap(file -> documents(file).stream())
                .filter(document -> !isEmpty(document))
                .sorted(Comparator.comparing(document -> !isSubcloud(document)))
                .forEach(bundle::add);
        return bundle;
    }

    private static List<List<SourceLine>> documents(ManifestFile file) {
        List<List<SourceLine>> documents = new ArrayList<>();
        List<SourceLine> document = new ArrayList<>();
        int number = 0;
        for (String text : file.lines()) {
            number++;
            if (SEPARATOR.matcher(text).matches()) {
                documents.add(document);
                document = new ArrayList<>();
            }
            document.add(new SourceLine(file.name(), number, text));
        }
        documents.add(document);
        return documents;
    }

    private static boolean isEmpty(List<SourceLine> document) {
        return document.stream()
                .map(SourceLine::text)
                .allMatch(
                        text -> NOTHING.matcher(text).matches() || text.strip().equals("---"));
    }

    private static boolean isSubcloud(List<SourceLine> document) {
        return document.stream().anyMatch(line -> SUBCLOUD.matcher(line.text()).matches());
    }

    private void add(List<SourceLine> document) {
        SourceLine first = document.get(0);
        if (!SEPARATOR.matcher(first.text()).matches()) {
            lines.add(new SourceLine(first.file(), first.number(), "---"));
        }
        lines.addAll(document);
    }

    /** Tells whether the files hold no document. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Returns the bundle as one YAML stream. */
    public String text() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    /**
     * Returns where a line of the bundle comes from, as {@code file:line}.
     *
     * @param line number of the line in {@link #text()}, from 1; one past the end stands for the last
     */
    public String origin(int line) {
        SourceLine source = lines.get(Math.min(Math.max(line, 1), lines.size()) - 1);
        return source.file() + ":" + source.number();
    }
}
