package com.resultity.mesh.embedded;

import java.util.concurrent.CountDownLatch;

/** A child that says something and then ends, waits, or refuses to end. */
final class TestingChild {

    private TestingChild() {}

    /** Prints the greeting of its environment, then does what the argument says: fail, wait or linger. */
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(System.getenv("GREETING"));
        switch (arguments[0]) {
            case "fail" -> System.exit(3);
            case "linger" -> Runtime.getRuntime().addShutdownHook(new Thread(TestingChild::waitForEver));
            default -> {}
        }
        System.out.println("up");
        waitForEver();
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
