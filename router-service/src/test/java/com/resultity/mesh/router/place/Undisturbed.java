package com.resultity.mesh.router.place;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** Does something until no collection of garbage falls into it: for what is kept no longer than to the next one. */
final class Undisturbed {

    private Undisturbed() {}

    static <T> T by(Supplier<T> work) {
        while (true) {
            long before = collections();
            T result = work.get();
            if (collections() == before) {
                return result;
            }
        }
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
