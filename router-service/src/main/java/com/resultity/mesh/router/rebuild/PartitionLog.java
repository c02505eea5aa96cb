package com.resultity.mesh.router.rebuild;

import com.resultity.mesh.router.place.Checkpoint;
import com.resultity.mesh.schemas.PlaceReadings;
import com.resultity.mesh.wire.Intake.Accepted;
import java.util.Iterator;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * What the log holds of one partition of cells: what they read, in which order, and what they remembered now and then. What
 * they read is gone through once and no further than it is asked for, so that a rebuild needs no memory for it.
 */
public interface PartitionLog {

    /**
     * The last checkpoint that was taken before a time, and is whole and readable.
     *
     * @param time milliseconds since 1970-01-01T00:00:00Z
     */
    Optional<Checkpoint> checkpointBefore(long time);

    /**
     * What the cells told of their readings, in order.
     *
     * @param since what was told before that may be left out, milliseconds since 1970-01-01T00:00:00Z
     */
    Iterator<PlaceReadings> readings(long since);

    /**
     * The records of one input, in the order of their offsets; those that were set aside are left out.
     *
     * @param from those before this offset may be left out
     */
    Iterator<Accepted<? extends SpecificRecord>> input(String topic, long from);
}
