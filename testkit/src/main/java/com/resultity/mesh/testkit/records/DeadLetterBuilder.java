package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.Map;

/** Builds {@link DeadLetter} records: a request of 3 bytes that geo-service could not decode, its value withheld. */
public final class DeadLetterBuilder {

    private final DeadLetter.Builder letter = DeadLetter.newBuilder()
            .setConsumer(Consumer.GEO_SERVICE.applicationId())
            .setTimestamp(Records.NOW)
            .setReason(DeadLetterReason.NOT_WIRE_FORMAT)
            .setDetail("the value does not begin with a zero byte and a 4-byte schema id")
            .setValueLength(3)
            .setHeaders(Map.of())
            .setFailedAt(Records.NOW);

    DeadLetterBuilder() {
        position(TopicCatalogue.JOB_REQUESTS, 0, 0);
    }

    public DeadLetterBuilder consumer(Consumer consumer) {
        letter.setConsumer(consumer.applicationId());
        return this;
    }

    /** Sets where the record lies that could not be processed. */
    public DeadLetterBuilder position(Topic<?> topic, int partition, long offset) {
        letter.setTopic(topic.name()).setPartition(partition).setOffset(offset).setValueWithheld(topic.confidential());
        return this;
    }

    public DeadLetterBuilder reason(DeadLetterReason reason) {
        letter.setReason(reason);
        return this;
    }

    /** The key that goes with it: CONSUMER/TOPIC-PARTITION@OFFSET. */
    public String key() {
        return letter.getConsumer() + "/" + letter.getTopic() + "-" + letter.getPartition() + "@" + letter.getOffset();
    }

    public DeadLetter build() {
        return letter.build();
    }
}
