package com.resultity.mesh.registry.log;

import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.wire.RawRecord;
import java.util.List;

/** All that lies on the topics and tells of the registrar's state. */
public interface FactLog extends AutoCloseable {

    /** Everything from the beginning to the present end, each topic in its order. */
    List<RawRecord> readAll();

    /** Everything that lies on one of the topics, from the beginning to the present end. */
    List<RawRecord> readAll(Topic<?> topic);

    @Override
    void close();
}
