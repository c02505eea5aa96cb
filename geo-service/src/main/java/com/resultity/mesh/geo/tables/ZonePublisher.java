package com.resultity.mesh.geo.tables;

import com.resultity.mesh.geo.batch.Outbox;
import com.resultity.mesh.geo.zones.TimedZones;
import com.resultity.mesh.geo.zones.ZoneHistory;
import com.resultity.mesh.geo.zones.Zones;
import com.resultity.mesh.topics.TopicCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the file of zones onto the log. It wants a file only until it has seen it as the latest table, so that two
 * instances whose files differ do not overrule each other for ever: the one that was edited or started last has its way.
 */
final class ZonePublisher {

    private static final Logger LOG = LoggerFactory.getLogger(ZonePublisher.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final ZoneFileWatch file;
    private final Duration lead;
    private final Clock clock;
    private Optional<Zones> wanted = Optional.empty();
    private long nextLook = Long.MIN_VALUE;

    /**
     * @param file the file
     * @param lead how long before it takes effect a table is published
     */
    ZonePublisher(ZoneFileWatch file, Duration lead, Clock clock) {
        this.file = file;
        this.lead = lead;
        this.clock = clock;
    }

    /**
     * Publishes the file's zones if they are wanted and not the latest table.
     *
     * @param history all tables on the log
     * @param outbox whose records arrive within half a lead or never
     */
    void publishInto(ZoneHistory history, Outbox outbox) {
        look();
        if (wanted.isEmpty()) {
            return;
        }
        Optional<TimedZones> latest = history.latest();
        if (latest.map(TimedZones::zones).equals(wanted)) {
            wanted = Optional.empty();
            return;
        }
        publish(wanted.get(), latest, outbox);
    }

    private void look() {
        long now = clock.millis();
        if (now >= nextLook) {
            nextLook = now + LOOK.toMillis();
            file.changed().ifPresent(zones -> wanted = Optional.of(zones));
        }
    }

    private void publish(Zones zones, Optional<TimedZones> latest, Outbox outbox) {
        outbox.warmUp(TopicCatalogue.ZONE_TABLES);
        TimedZones table;
        byte[] value;
        long begun;
        do {
            begun = clock.millis();
            table = new TimedZones(effectiveFrom(latest, begun), zones);
            value = outbox.encode(TopicCatalogue.ZONE_TABLES, ZoneTableRecords.toRecord(table));
            // The first encoding asks the schema registry, which may take a part of the lead.
        } while (clock.millis() - begun > lead.toMillis() / 8);
        outbox.put(TopicCatalogue.ZONE_TABLES, ZoneTableRecords.key(table.effectiveFrom()), value);
        outbox.settle();
        LOG.info("published a table of {} zones, in force from {}", zones.all().size(), moment(table));
    }

    /** The very first table holds from the beginning of time, so that there is one for every job. */
    private long effectiveFrom(Optional<TimedZones> latest, long now) {
        return latest.map(before -> Math.max(now + lead.toMillis(), before.effectiveFrom() + 1))
                .orElse(0L);
    }

    private static String moment(TimedZones table) {
        return table.effectiveFrom() == 0
                ? "the beginning"
                : Instant.ofEpochMilli(table.effectiveFrom()).toString();
    }
}
