package com.resultity.mesh.geo.batch;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Records that are handled together.
 *
 * @param records in the order in which they are handled
 * @param nextOffsets up to where everything is done once they are, for each of their partitions
 */
record Batch(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, OffsetAndMetadata> nextOffsets) {

    /** All that a poll gave, one partition after the other. */
    static Batch asPolled(ConsumerRecords<byte[], byte[]> polled) {
        List<ConsumerRecord<byte[], byte[]>> records = polled.partitions().stream()
                .flatMap(partition -> polled.records(partition).stream())
                .toList();
        return new Batch(records, polled.nextOffsets());
    }
}
