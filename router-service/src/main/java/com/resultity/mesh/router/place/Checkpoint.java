package com.resultity.mesh.router.place;

/**
 * What a partition's cells remembered at one moment.
 *
 * @param takenAt the moment, by the time of the cells, milliseconds since 1970-01-01T00:00:00Z
 * @param memory all of it; cells that go on from it change it
 */
public record Checkpoint(long takenAt, PlaceMemory memory) {}
