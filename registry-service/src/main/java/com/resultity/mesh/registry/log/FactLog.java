package com.resultity.mesh.registry.log;

import com.resultity.mesh.wire.RawRecord;
import java.util.List;

/** All that lies on the topics and tells of the registrar's state. */
public interface FactLog extends AutoCloseable {

    /** Everything from the beginning to the present end, each topic in its order. */
    List<RawRecord> readAll();

    @Override
    void close();
}
