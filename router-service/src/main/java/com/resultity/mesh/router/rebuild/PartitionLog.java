package com.resultity.mesh.router.rebuild;

import com.resultity.mesh.schemas.PlaceReadings;
import com.resultity.mesh.wire.Intake.Accepted;
import java.util.Iterator;
import org.apache.avro.specific.SpecificRecord;

/**
 * What the log holds of one partition of cells: what they read, and in which order. Each is read once, from the beginning of
 * the log on and no further than it is asked for, so that a rebuild needs no more memory than the cells themselves.
 */
public interface PartitionLog {

    /** What the cells told of their readings, in order. */
    Iterator<PlaceReadings> readings();

    /** The records of one input, in the order of their offsets; those that were set aside are left out. */
    Iterator<Accepted<? extends SpecificRecord>> input(String topic);
}
