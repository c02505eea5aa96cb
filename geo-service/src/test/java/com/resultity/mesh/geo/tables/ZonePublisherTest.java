package com.resultity.mesh.geo.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.resultity.mesh.geo.batch.Outbox;
import com.resultity.mesh.geo.zones.InvalidZoneFileException;
import com.resultity.mesh.geo.zones.TimedZones;
import com.resultity.mesh.geo.zones.ZoneFile;
import com.resultity.mesh.geo.zones.ZoneHistory;
import com.resultity.mesh.geo.zones.Zones;
import com.resultity.mesh.schemas.ZoneTable;
import com.resultity.mesh.testkit.TestingValueSerdes;
import com.resultity.mesh.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ZonePublisherTest {

    private static final String ONE_CELL = "{defaultZone: EU, zones: {EU: {}}}";
    private static final String TWO_CELLS = "{defaultZone: EU, zones: {EU: {cells: 2}}}";
    private static final String INVALID = "{defaultZone: EU, zones: {EU: {cells: 0}}}";
    private static final Duration LEAD = Duration.ofSeconds(2);

    private final TestingClock clock = new TestingClock(1_000_000);
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final Outbox outbox = new Outbox(producer, new TestingValueSerdes());
    private String file = ONE_CELL;
    private final ZonePublisher publisher = new ZonePublisher(new ZoneFileWatch("zones.yml", this::bytes), LEAD, clock);

    @Test
    void shouldPublishTheVeryFirstTableForAllTime() throws InvalidZoneFileException {
        publisher.publishInto(ZoneHistory.EMPTY, outbox);

        assertEquals(List.of(new TimedZones(0, zones(ONE_CELL))), published());
    }

    @Test
    void shouldPublishAnEditedFileAheadOfTime() throws InvalidZoneFileException {
        ZoneHistory history = ZoneHistory.EMPTY.with(new TimedZones(0, zones(ONE_CELL)));
        publisher.publishInto(history, outbox);
        assertEquals(List.of(), published());

        file = TWO_CELLS;
        clock.advance(1_000);
        publisher.publishInto(history, outbox);

        assertEquals(List.of(new TimedZones(1_003_000, zones(TWO_CELLS))), published());
    }

    @Test
    void shouldPublishAfterTheLatestTableEvenWhereThatLiesAhead() throws InvalidZoneFileException {
        publisher.publishInto(ZoneHistory.EMPTY.with(new TimedZones(9_000_000, zones(TWO_CELLS))), outbox);

        assertEquals(List.of(new TimedZones(9_000_001, zones(ONE_CELL))), published());
    }

    @Test
    void shouldKeepTheTableWhenTheFileIsInvalidOrGone() throws InvalidZoneFileException {
        ZoneHistory history = ZoneHistory.EMPTY.with(new TimedZones(0, zones(TWO_CELLS)));
        file = INVALID;
        publisher.publishInto(history, outbox);
        file = null;
        clock.advance(1_000);
        publisher.publishInto(history, outbox);

        assertEquals(List.of(), published());
    }

    @Test
    void shouldPublishAgainWhereAnotherInstanceTookTheMoment() throws InvalidZoneFileException {
        publisher.publishInto(ZoneHistory.EMPTY, outbox);
        ZoneHistory rivalFirst = ZoneHistory.EMPTY.with(new TimedZones(0, zones(TWO_CELLS)));

        publisher.publishInto(rivalFirst, outbox);

        assertEquals(new TimedZones(1_002_000, zones(ONE_CELL)), published().get(1));
    }

    @Test
    void shouldLetAnotherInstanceOverruleItOnceItHadItsWay() throws InvalidZoneFileException {
        ZoneHistory own = ZoneHistory.EMPTY.with(new TimedZones(0, zones(ONE_CELL)));
        publisher.publishInto(own, outbox);

        publisher.publishInto(own.with(new TimedZones(500, zones(TWO_CELLS))), outbox);
        clock.advance(1_000);
        publisher.publishInto(own.with(new TimedZones(500, zones(TWO_CELLS))), outbox);

        assertEquals(List.of(), published());
    }

    @Test
    void shouldTryAgainWhenTheTableDidNotGetToTheLog() throws InvalidZoneFileException {
        producer.sendException = new TimeoutException("too late");
        assertThrows(KafkaException.class, () -> publisher.publishInto(ZoneHistory.EMPTY, outbox));
        producer.sendException = null;

        publisher.publishInto(ZoneHistory.EMPTY, outbox);

        assertEquals(List.of(new TimedZones(0, zones(ONE_CELL))), published());
    }

    private byte[] bytes() throws IOException {
        if (file == null) {
            throw new IOException("gone");
        }
        return file.getBytes(StandardCharsets.UTF_8);
    }

    private List<TimedZones> published() {
        return producer.history().stream()
                .map(record -> {
                    ZoneTable table = new TestingValueSerdes()
                            .of(TopicCatalogue.ZONE_TABLES)
                            .deserializer()
                            .deserialize(record.topic(), record.value());
                    assertEquals(Long.toString(table.getEffectiveFrom()), record.key());
                    return ZoneTableRecords.fromRecord(table);
                })
                .toList();
    }

    private static Zones zones(String text) throws InvalidZoneFileException {
        return ZoneFile.parse(text);
    }
}
