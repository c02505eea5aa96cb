package com.resultity.mesh.router.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.DeadLetters;
import com.resultity.mesh.wire.Intake;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.RecordCheck.Fault;
import com.resultity.mesh.wire.ValueSerdes;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Sets aside a request that is so old that its cell cannot know whether it was decided. */
final class TooOldLetters {

    private static final Fault TOO_OLD =
            new Fault(DeadLetterReason.STALE, "so old that its cell has forgotten whether it was decided");

    private final Serializer<LocatedJob> serializer;
    private Record<String, SpecificRecord> record;
    private LocatedJob job;
    private RecordMetadata position;

    TooOldLetters(ValueSerdes serdes) {
        this.serializer = serdes.of(TopicCatalogue.LOCATED_JOBS).serializer();
    }

    /** The record that a letter would be about. */
    void expect(Record<String, SpecificRecord> arriving, LocatedJob located, RecordMetadata at) {
        record = arriving;
        job = located;
        position = at;
    }

    Intake.Rejected<LocatedJob> write(long now) {
        RawRecord raw = new RawRecord(
                position.topic(),
                position.partition(),
                position.offset(),
                record.timestamp(),
                record.key().getBytes(UTF_8),
                serializer.serialize(position.topic(), job),
                record.headers());
        return DeadLetters.of(Consumer.ROUTER_PLACE.applicationId(), TopicCatalogue.LOCATED_JOBS, raw, TOO_OLD, now);
    }
}
