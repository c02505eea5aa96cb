package com.resultity.mesh.topics;

import java.time.Duration;

/** How long a topic keeps its records. */
public sealed interface Retention {

    /** Records are deleted once they are older than {@code time}. */
    record DeleteAfter(Duration time) implements Retention {}

    /**
     * The newest record of each key is kept for ever; older ones stay for at least {@code history}, so that decisions
     * which rest on them can be checked.
     */
    record CompactAfter(Duration history) implements Retention {}
}
