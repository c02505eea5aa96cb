package com.resultity.mesh.testkit;

import java.util.function.Supplier;
import org.opentest4j.AssertionFailedError;

/**
 * What the mesh promises: no job is lost, none is assigned twice, and the rest of what the audit looks for. A test that fails
 * because something was late may be tried again; one that saw a promise broken may not, whatever comes of the next try.
 */
public final class Promise {

    /** What the message of such a failure begins with. Continuous integration looks for it in the log of a run that passed. */
    public static final String BROKEN = "A promise of the mesh was broken: ";

    private Promise() {}

    /**
     * Fails unless a promise was kept.
     *
     * @param evidence what shows that it was not
     * @throws AssertionFailedError with a message that begins with {@link #BROKEN}, if it was not
     */
    public static void assertKept(boolean kept, Supplier<String> evidence) {
        if (!kept) {
            throw new AssertionFailedError(BROKEN + evidence.get());
        }
    }
}
