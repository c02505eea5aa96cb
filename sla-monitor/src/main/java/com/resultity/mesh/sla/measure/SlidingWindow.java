package com.resultity.mesh.sla.measure;

/**
 * A span of time that ends now. It moves in steps of a tenth of its length: samples are kept in buckets of that size, and
 * a bucket leaves the window as a whole when its start does. So a sample counts for at least nine tenths of the window, and
 * never for longer than it.
 *
 * @param milliseconds length of the window, at least 10
 */
public record SlidingWindow(long milliseconds) {

    private static final int BUCKETS = 10;

    /** The start of the bucket that a moment falls into. */
    public long bucketOf(long moment) {
        long width = milliseconds / BUCKETS;
        return moment - Math.floorMod(moment, width);
    }

    /** Whether a bucket is in the window, now. */
    public boolean holds(long bucket, long now) {
        return bucket > now - milliseconds;
    }
}
