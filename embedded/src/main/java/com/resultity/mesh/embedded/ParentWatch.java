package com.resultity.mesh.embedded;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Runs another class's {@code main} and ends the process when the parent process ends, however that ended.
 *
 * <p>The parent holds the other end of this process's standard input and never writes to it. The system closes that
 * end when the parent is gone, even by SIGKILL, and the end of the input is seen here at once: unlike a process id,
 * a pipe cannot pass to somebody else.
 *
 * <p>This class may stand on any class path, so it uses nothing but the JDK.
 */
public final class ParentWatch {

    private static final int PARENT_GONE = 1;
    private static final long GRACE_SECONDS = 10;

    private ParentWatch() {}

    /**
     * Runs {@code main} of the class that the first argument names, with the other arguments.
     *
     * @throws Throwable whatever that {@code main} throws
     */
    public static void main(String[] arguments) throws Throwable {
        startDaemon("parent-watch", ParentWatch::exitWithParent);
        Method main = Class.forName(arguments[0]).getMethod("main", String[].class);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void exitWithParent() {
        awaitEndOfInput();
        System.err.println("The parent process is gone, so this one stops too.");
        startDaemon("parent-watch-grace", ParentWatch::haltAfterGrace);
        System.exit(PARENT_GONE);
    }

    private static void awaitEndOfInput() {
        try {
            int read = 0;
            while (read >= 0) {
                read = System.in.read();
            }
        } catch (IOException e) {
            // A broken pipe says the same as its end.
        }
    }

    private static void haltAfterGrace() {
        try {
            TimeUnit.SECONDS.sleep(GRACE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(PARENT_GONE);
    }

    private static void startDaemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
