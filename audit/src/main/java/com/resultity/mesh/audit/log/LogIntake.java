package com.resultity.mesh.audit.log;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.resultity.mesh.audit.log.LogRecord.Content;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.RecordIntake;
import com.resultity.mesh.wire.ValueSerdes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;

/** Decodes raw records of every topic the way all readers do. Not safe for use by several threads. */
public final class LogIntake {

    private static final String READER = "audit";

    private final Map<String, Reader<?>> readers;

    /**
     * @param serdes where schemas come from
     */
    public LogIntake(ValueSerdes serdes) {
        this.readers = TopicCatalogue.all().stream()
                .map(topic -> Reader.of(topic, serdes))
                .collect(toUnmodifiableMap(reader -> reader.topic().name(), identity()));
    }

    /**
     * Decodes a record of a topic of the catalogue.
     *
     * @throws com.resultity.mesh.wire.SchemaRegistryUnavailableException if its schema cannot be asked for now
     */
    public LogRecord take(RawRecord raw) {
        return readers.get(raw.topic()).read(raw);
    }

    private record Reader<V extends SpecificRecord>(Topic<V> topic, RecordIntake<V> intake) {

        static <V extends SpecificRecord> Reader<V> of(Topic<V> topic, ValueSerdes serdes) {
            return new Reader<>(topic, new RecordIntake<>(READER, topic, serdes, KeyChecks.of(topic)));
        }

        LogRecord read(RawRecord raw) {
            Content content = contentOf(intake.take(raw, raw.timestamp()));
            return new LogRecord(topic, raw.partition(), raw.offset(), raw.timestamp(), content, plain(raw, content));
        }

        private Content contentOf(Intake<V> taken) {
            if (taken instanceof Intake.Accepted<V> accepted) {
                return new Content.Decoded(accepted.key(), accepted.value());
            }
            var letter = ((Intake.Rejected<V>) taken).letter();
            return new Content.Undecodable(letter.getReason(), letter.getValueLength());
        }

        private static List<byte[]> plain(RawRecord raw, Content content) {
            List<byte[]> plain = new ArrayList<>();
            plain.add(raw.key());
            if (content instanceof Content.Undecodable) {
                plain.add(raw.value());
            }
            for (Header header : raw.headers()) {
                plain.add(header.value());
            }
            plain.removeIf(part -> part == null);
            return plain;
        }
    }
}
