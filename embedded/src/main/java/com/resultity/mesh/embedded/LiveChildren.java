package com.resultity.mesh.embedded;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The children that run at this moment, which are stopped when this process ends in an orderly way, the latest first.
 *
 * <p>It also keeps each child reachable: collecting it would close its standard input, which it takes for the end of
 * its parent.
 */
final class LiveChildren {

    private static final Set<ChildProcess> CHILDREN = new LinkedHashSet<>();
    private static boolean hooked;

    private LiveChildren() {}

    static synchronized void add(ChildProcess child) {
        CHILDREN.add(child);
        if (!hooked) {
            hooked = true;
            Runtime.getRuntime().addShutdownHook(new Thread(LiveChildren::stopAll, "stop-children"));
        }
    }

    static synchronized void remove(ChildProcess child) {
        CHILDREN.remove(child);
    }

    private static void stopAll() {
        latestFirst().forEach(ChildProcess::stop);
    }

    private static synchronized Deque<ChildProcess> latestFirst() {
        Deque<ChildProcess> children = new ArrayDeque<>();
        CHILDREN.forEach(children::push);
        return children;
    }
}
