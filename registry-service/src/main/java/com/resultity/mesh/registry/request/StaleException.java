package com.resultity.mesh.registry.request;

import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.definition.Revision;
import java.util.List;

/** A change was made on a version that is not the present one, and nothing of it was done. */
public final class StaleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long currentVersion;
    private final transient List<Revision> since;
    private final transient List<String> differing;

    StaleException(Refusal.Stale stale, List<Revision> since, List<String> differing) {
        super(stale.detail(), null, false, false);
        this.currentVersion = stale.currentVersion();
        this.since = List.copyOf(since);
        this.differing = List.copyOf(differing);
    }

    /** The present version; 0 where there is none. */
    public long currentVersion() {
        return currentVersion;
    }

    /** The versions that were made since; empty where history is not kept. */
    public List<Revision> since() {
        return since;
    }

    /** What differs between the version that was expected and the present one; empty where history is not kept. */
    public List<String> differing() {
        return differing;
    }
}
