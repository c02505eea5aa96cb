package com.resultity.mesh.router.explain;

import com.resultity.mesh.wire.RawRecord;
import java.util.Collection;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Where the records of a log are read. */
interface LogSource extends AutoCloseable {

    /** Reads partitions from the first record that was written at a time or later, to the end. */
    void since(long time, Collection<TopicPartition> partitions, Consumer<RawRecord> sink);

    @Override
    void close();
}
