package com.resultity.mesh.registry.log;

import com.resultity.mesh.wire.RawRecord;
import java.util.List;

/** All facts that lie on the topics. */
public interface FactLog extends AutoCloseable {

    /** Everything from the beginning to the present end, each topic in its order. */
    List<RawRecord> readAll();

    @Override
    void close();
}
