package com.resultity.mesh.launch;

import com.resultity.mesh.embedded.ChildProcess;
import com.resultity.mesh.embedded.JavaCommand;
import com.resultity.mesh.embedded.JavaInstallation;
import com.resultity.mesh.embedded.StartFailedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A program that does nothing until it is ended, and that can be told to fail a number of its starts. */
final class TestingProgram implements Program {
    private final Path folder;
    private final AtomicInteger failures = new AtomicInteger();
    private final BlockingQueue<Long> started = new LinkedBlockingQueue<>();

    TestingProgram(Path folder) {
        this.folder = folder;
    }

    /** What its process runs. */
    static final class Idle {
        private Idle() {}

        public static void main(String[] arguments) throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }

    @Override
    public MeshInstance instance() {
        return MeshInstance.first(MeshProcess.GEO_SERVICE);
    }

    @Override
    public ChildProcess start() {
        JavaCommand command = new JavaCommand(
                JavaInstallation.running(),
                List.of("-Xmx16m", "-XX:+UseSerialGC"),
                JavaCommand.ownClassPath(),
                Idle.class.getName(),
                List.of());
        ChildProcess child = ChildProcess.start("idle", command, Map.of(), folder.resolve("idle.log"));
        started.add(child.pid());
        return child;
    }

    @Override
    public void awaitReady(ChildProcess child) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            child.kill();
            throw new StartFailedException("geo-service would not start this time.");
        }
    }

    /** Lets the next starts fail. */
    void failStarts(int number) {
        failures.set(number);
    }

    /** Returns the process ids of the starts that nobody has asked for yet. */
    BlockingQueue<Long> started() {
        return started;
    }
}
