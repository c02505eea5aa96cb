package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.manifest.YamlValue.Entry;
import com.resultity.mesh.registry.manifest.YamlValue.Mapping;
import com.resultity.mesh.registry.manifest.YamlValue.Scalar;
import com.resultity.mesh.registry.manifest.YamlValue.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The documents of a YAML stream, one after the other. Built from parser events, so that what could multiply (aliases),
 * make objects (tags) or exhaust the stack (depth) is refused before anything is made of it.
 */
final class YamlDocuments {

    /** Twice as deep as any manifest. */
    static final int MOST_DEPTH = 12;

    /** The parser takes time that grows with the square of a token, and no token is longer than its line. */
    static final int MOST_LINE_LENGTH = 256 * 1024;

    /** More than the fullest manifest has; it bounds the memory that a document takes. */
    static final int MOST_VALUES = 50_000;

    /** All text of a document, in bytes of UTF-8: what is made of it must fit into one record of the log. */
    static final int MOST_BYTES = 256 * 1024;

    /** Bounds the memory that all documents take together. */
    static final int MOST_DOCUMENTS = 10_000;

    private final String text;
    private final Parser events;
    private int documents;
    private int values;
    private int bytes;

    private YamlDocuments(String text) {
        this.text = text;
        LoaderOptions options = new LoaderOptions();
        // How much may be sent is for the server to say.
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.events = new ParserImpl(new StreamReader(text), options);
    }

    /**
     * Begins to read a stream.
     *
     * @throws RefusedYamlException if a line is too long
     */
    static YamlDocuments of(String text) throws RefusedYamlException {
        int line = 1;
        int start = 0;
        for (int end = text.indexOf('\n'); start <= text.length(); end = text.indexOf('\n', start)) {
            int length = (end < 0 ? text.length() : end) - start;
            if (length > MOST_LINE_LENGTH) {
                throw new RefusedYamlException(
                        line, "the line is longer than " + MOST_LINE_LENGTH + " characters", "break it into several");
            }
            if (end < 0) {
                break;
            }
            start = end + 1;
            line++;
        }
        return new YamlDocuments(text);
    }

    /** A stream that cannot be read beyond a line. */
    static final class RefusedYamlException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;
        private final String remedy;

        RefusedYamlException(int line, String problem, String remedy) {
            super(problem);
            this.line = line;
            this.remedy = remedy;
        }

        int line() {
            return line;
        }

        String remedy() {
            return remedy;
        }
    }

    /**
     * The next document, or null at the end of the stream.
     *
     * @throws RefusedYamlException if it is not YAML, or of a kind that manifests need not use
     */
    YamlValue next() throws RefusedYamlException {
        try {
            return nextDocument();
        } catch (MarkedYAMLException malformed) {
            throw new RefusedYamlException(
                    malformed.getProblemMark() == null
                            ? 1
                            : malformed.getProblemMark().getLine() + 1,
                    "this is not YAML: " + malformed.getProblem(),
                    "check indentation (spaces, no tabs), brackets, and quotes around text that holds \": \" or \" #\"");
        } catch (ReaderException unprintable) {
            throw new RefusedYamlException(
                    lineAt(unprintable.getPosition()),
                    "this is not YAML: it holds a control character",
                    "remove the character, or write it as an escape in double quotes");
        }
    }

    private YamlValue nextDocument() throws RefusedYamlException {
        while (events.peekEvent() != null) {
            if (events.getEvent() instanceof DocumentStartEvent start) {
                if (++documents > MOST_DOCUMENTS) {
                    throw new RefusedYamlException(
                            lineOf(start), "more than " + MOST_DOCUMENTS + " documents at once", "send them in parts");
                }
                values = 0;
                bytes = 0;
                return value(1);
            }
        }
        return null;
    }

    private YamlValue value(int depth) throws RefusedYamlException {
        Event event = events.getEvent();
        int line = lineOf(event);
        refuseIndirection(event, line);
        if (++values > MOST_VALUES) {
            throw new RefusedYamlException(
                    line, "more than " + MOST_VALUES + " values in one document", "no manifest needs that many");
        }
        if (event instanceof ScalarEvent scalar) {
            bytes += scalar.getValue().getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES) {
                throw new RefusedYamlException(
                        line,
                        "more than " + MOST_BYTES + " bytes of text in one document",
                        "grant a team or an organisation in the place of its tenants");
            }
            return new Scalar(scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN, line);
        }
        if (depth > MOST_DEPTH) {
            throw new RefusedYamlException(
                    line, "nested more than " + MOST_DEPTH + " levels deep", "no manifest needs more than 4 levels");
        }
        return event instanceof MappingStartEvent ? mapping(line, depth) : sequence(line, depth);
    }

    private Mapping mapping(int line, int depth) throws RefusedYamlException {
        List<Entry> entries = new ArrayList<>();
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            YamlValue name = value(depth + 1);
            if (!(name instanceof Scalar scalar)) {
                throw new RefusedYamlException(
                        name.line(), "the name of a field is not text", "write fields as NAME: VALUE");
            }
            entries.add(new Entry(scalar.text(), scalar.line(), value(depth + 1)));
        }
        events.getEvent();
        return new Mapping(entries, line);
    }

    private Sequence sequence(int line, int depth) throws RefusedYamlException {
        List<YamlValue> items = new ArrayList<>();
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            items.add(value(depth + 1));
        }
        events.getEvent();
        return new Sequence(items, line);
    }

    private static void refuseIndirection(Event event, int line) throws RefusedYamlException {
        if (event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor() != null)) {
            throw new RefusedYamlException(
                    line, "anchors (&) and aliases (*) are not allowed", "write the value out where it is needed");
        }
        String tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent collection ? collection.getTag() : null;
        if (tag != null) {
            throw new RefusedYamlException(
                    line, "tags (!) are not allowed", "remove the tag; to begin text with !, put it in quotes");
        }
    }

    private static int lineOf(Event event) {
        return event.getStartMark().getLine() + 1;
    }

    private int lineAt(int position) {
        int line = 1;
        Iterator<Integer> codePoints = text.codePoints().limit(position).iterator();
        while (codePoints.hasNext()) {
            if (codePoints.next() == '\n') {
                line++;
            }
        }
        return line;
    }
}
