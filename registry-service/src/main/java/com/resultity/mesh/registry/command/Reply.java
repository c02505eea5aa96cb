package com.resultity.mesh.registry.command;

import com.resultity.mesh.registry.state.FactVersion;
import java.util.List;

/** What came of a command. */
public sealed interface Reply {

    /** Id of the command. */
    String commandId();

    /** When it was decided, milliseconds since 1970-01-01T00:00:00Z. */
    long decidedAt();

    /** The same to a command that was sent again. */
    Reply to(String anotherCommandId);

    /**
     * All of it was done.
     *
     * @param applied what became of each change, in their order
     * @param written what was written, the first {@link #MOST_WRITTEN} alone
     */
    record Applied(String commandId, long decidedAt, List<AppliedDocument> applied, List<FactVersion> written)
            implements Reply {

        /** The most that is named of what was written. */
        public static final int MOST_WRITTEN = 10_000;

        public Applied {
            applied = List.copyOf(applied);
            written = List.copyOf(written);
        }

        @Override
        public Reply to(String anotherCommandId) {
            return new Applied(anotherCommandId, decidedAt, applied, written);
        }
    }

    /** Nothing of it was done. */
    record Refused(String commandId, long decidedAt, Refusal refusal) implements Reply {

        @Override
        public Reply to(String anotherCommandId) {
            return new Refused(anotherCommandId, decidedAt, refusal);
        }
    }
}
