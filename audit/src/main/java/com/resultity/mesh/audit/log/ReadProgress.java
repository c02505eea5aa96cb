package com.resultity.mesh.audit.log;

/** Is told how far the log has been read. */
@FunctionalInterface
public interface ReadProgress {

    /**
     * Called now and then, and at the end.
     *
     * @param read offsets passed so far
     * @param total offsets to pass in all; offsets without a record count as well
     */
    void read(long read, long total);

    /** Tells nobody. */
    static ReadProgress silent() {
        return (read, total) -> {};
    }
}
