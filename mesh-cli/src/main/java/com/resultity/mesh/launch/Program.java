package com.resultity.mesh.launch;

import com.resultity.mesh.embedded.ChildProcess;

/** What one process of a mesh runs; it can be started again after it has ended. */
interface Program {
    /** Returns which process of the mesh it is. */
    MeshInstance instance();

    /**
     * Starts it and returns when the process runs, which may be before it is ready.
     *
     * @throws com.resultity.mesh.embedded.StartFailedException if it cannot be started
     */
    ChildProcess start();

    /**
     * Waits until the process does its work.
     *
     * @throws com.resultity.mesh.embedded.StartFailedException if it ends before, or takes too long
     */
    void awaitReady(ChildProcess child);
}
