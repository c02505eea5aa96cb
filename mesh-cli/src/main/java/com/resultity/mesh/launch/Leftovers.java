package com.resultity.mesh.launch;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The processes of a mesh whose launcher was killed: each notices that and ends, which takes a moment. */
final class Leftovers {
    private static final long PATIENCE_SECONDS = 20;

    private Leftovers() {}

    /**
     * Waits until no process of the mesh that had the folder before runs any longer.
     *
     * @throws MeshException if one does not end
     */
    static void awaitEnd(StateDirectory state, Progress progress) {
        List<ProcessHandle> running = RunFile.in(state.folder()).read().stream()
                .flatMap(run -> run.processes().values().stream())
                .flatMap(process -> process.find().stream())
                .toList();
        if (running.isEmpty()) {
            return;
        }
        progress.report("waiting for " + running.size() + " processes of the mesh before to end");
        CompletableFuture.allOf(running.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        running.stream().filter(ProcessHandle::isAlive).findFirst().ifPresent(process -> {
            throw new MeshException("Process " + process.pid() + " of the mesh that was in " + state.folder()
                    + " before does not end: end it, then try again.");
        });
    }
}
