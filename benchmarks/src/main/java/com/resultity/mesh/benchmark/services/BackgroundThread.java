package com.resultity.mesh.benchmark.services;

/** A thread that runs until it is interrupted. */
final class BackgroundThread implements AutoCloseable {

    private final Thread thread;

    /** Starts it. */
    BackgroundThread(String name, Runnable work) {
        this.thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Interrupts it and waits for its end. */
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException hurry) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
