package com.resultity.mesh.router.place;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What was worked out of late, so that tasks which work out the same at nearly the same time do it once, and share what comes
 * of it. Nothing is kept alive for this: each collection of garbage forgets it all.
 *
 * <p>Safe for use by several threads, which do not wait for each other's work: two that ask at the same moment may both do it.
 *
 * @param <A> what it is worked out from; not changed while it may be asked about
 * @param <R> what is worked out; not null, and not changed by anybody
 */
final class RecentResults<A, R> {

    /** As many as cells that all tasks hear at once. */
    private static final int MOST = 64;

    private final BiPredicate<A, A> same;
    private final List<WeakReference<Result<A, R>>> recent =
            new ArrayList<>(Collections.nCopies(MOST, new WeakReference<>(null)));
    private int next;

    private record Result<A, R>(A argument, R result) {}

    /**
     * @param same whether the same comes of two arguments
     */
    RecentResults(BiPredicate<A, A> same) {
        this.same = same;
    }

    /** Where the same comes of the same object alone, which is found sooner than an equal one. */
    @SuppressWarnings("ReferenceEquality")
    static <A, R> RecentResults<A, R> byIdentity() {
        return new RecentResults<>((one, other) -> one == other);
    }

    /** What comes of an argument, worked out unless that was done of late. A failure is not remembered. */
    R of(A argument, Function<A, R> work) {
        Optional<R> known = known(argument);
        if (known.isPresent()) {
            return known.get();
        }
        R result = work.apply(argument);
        remember(new Result<>(argument, result));
        return result;
    }

    private synchronized Optional<R> known(A argument) {
        for (int back = 1; back <= MOST; back++) {
            Result<A, R> known = recent.get(Math.floorMod(next - back, MOST)).get();
            if (known != null && same.test(known.argument(), argument)) {
                return Optional.of(known.result());
            }
        }
        return Optional.empty();
    }

    private synchronized void remember(Result<A, R> result) {
        recent.set(next, new WeakReference<>(result));
        next = (next + 1) % MOST;
    }
}
