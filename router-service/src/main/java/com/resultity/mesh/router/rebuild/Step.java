package com.resultity.mesh.router.rebuild;

import com.resultity.mesh.wire.Intake.Accepted;
import org.apache.avro.specific.SpecificRecord;

/**
 * Something that happened to a partition's cells.
 *
 * @param at when, milliseconds since 1970-01-01T00:00:00Z
 * @param input the record that they read; null where they looked what was due
 */
record Step(long at, Accepted<? extends SpecificRecord> input) {}
