package com.resultity.mesh.status;

import com.resultity.mesh.launch.MeshInstance;
import java.util.OptionalLong;

/**
 * How one process fares.
 *
 * @param instance which one
 * @param address where it is reached
 * @param pid the system's id of it; nothing where it does not run
 * @param memoryBytes memory that it holds, where the system tells
 * @param condition whether it does its work
 */
public record ProcessStatus(
        MeshInstance instance, String address, OptionalLong pid, OptionalLong memoryBytes, Condition condition) {
    /** Whether a process does its work. */
    public enum Condition {
        /** It runs and says that it is ready. */
        READY,
        /** It runs, and is not ready or does not answer. */
        NOT_READY,
        /** It does not run. */
        DOWN
    }

    /** Tells whether it does its work. */
    public boolean isReady() {
        return condition == Condition.READY;
    }
}
