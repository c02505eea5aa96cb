package com.resultity.mesh.geo.tables;

import com.resultity.mesh.geo.zones.InvalidZoneFileException;
import com.resultity.mesh.geo.zones.ZoneFile;
import com.resultity.mesh.geo.zones.Zones;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the file of zones again and again. A file that is wrong is reported once, and changes nothing. */
public final class ZoneFileWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ZoneFileWatch.class);

    private final String name;
    private final Source source;
    private String seen = "";

    /** Where the text of the file comes from. */
    @FunctionalInterface
    public interface Source {

        /** The file as it is now. */
        byte[] read() throws IOException;
    }

    /**
     * @param name name of the file, for people
     * @param source where its text comes from
     */
    public ZoneFileWatch(String name, Source source) {
        this.name = name;
        this.source = source;
    }

    /** The zones of the file if it is not what it was at the last look, and valid. */
    public Optional<Zones> changed() {
        String text = read();
        if (text.equals(seen)) {
            return Optional.empty();
        }
        seen = text;
        return parse(text);
    }

    /** A file that cannot be read is like one whose text is why. */
    private String read() {
        try {
            return new String(source.read(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            return "\0" + failure;
        }
    }

    private Optional<Zones> parse(String text) {
        if (text.startsWith("\0")) {
            LOG.error("the file of zones {} cannot be read, the zones stay as they are: {}", name, text.substring(1));
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneFile.parse(text));
        } catch (InvalidZoneFileException invalid) {
            invalid.problems().forEach(problem -> LOG.error("{}: {}", name, problem));
            LOG.error("the file of zones {} is not taken, the zones stay as they are", name);
            return Optional.empty();
        }
    }
}
