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
 * of it. Nothing is kept alive for this. What it was worked out from is mostly forgotten by the next collection of garbage; who
 * asks after that works it out again, and still gets what the others hold, if they hold it and the same came of it.
 *
 * <p>Safe for use by several threads, which do not wait for each other's work: two that ask at the same moment may both do it.
 *
 * @param <A> what it is worked out from; not changed while it may be asked about
 * @param <R> what is worked out; not null, and not changed by anybody
 */
final class RecentResults<A, R> {

    /** As many as cells: when a process starts, each of its tasks hears all of them, one task after the other. */
    private static final int MOST = 512;

    private final BiPredicate<A, A> sameArgument;
    private final BiPredicate<R, R> sameResult;
    private final List<Recent<A, R>> recent = new ArrayList<>(
            Collections.nCopies(MOST, new Recent<>(new WeakReference<>(null), new WeakReference<>(null))));
    private int next;

    private record Recent<A, R>(WeakReference<A> argument, WeakReference<R> result) {

        Optional<R> of(A asked, BiPredicate<A, A> same) {
            A known = argument.get();
            return known != null && same.test(known, asked) ? Optional.ofNullable(result.get()) : Optional.empty();
        }

        Optional<R> like(R other, BiPredicate<R, R> same) {
            return Optional.ofNullable(result.get()).filter(known -> same.test(known, other));
        }
    }

    /**
     * @param sameArgument whether the same comes of two arguments
     * @param sameResult whether two results are the same, so that one can stand for the other
     */
    RecentResults(BiPredicate<A, A> sameArgument, BiPredicate<R, R> sameResult) {
        this.sameArgument = sameArgument;
        this.sameResult = sameResult;
    }

    /**
     * Where the same object is asked about, which is found sooner than an equal one.
     *
     * @param sameResult whether two results are the same, so that one can stand for the other
     */
    @SuppressWarnings("ReferenceEquality")
    static <A, R> RecentResults<A, R> byIdentity(BiPredicate<R, R> sameResult) {
        return new RecentResults<>((one, other) -> one == other, sameResult);
    }

    /** What comes of an argument, worked out unless that was done of late. A failure is not remembered. */
    R of(A argument, Function<A, R> work) {
        Optional<R> known = find(entry -> entry.of(argument, sameArgument));
        return known.isPresent() ? known.get() : remember(argument, work.apply(argument));
    }

    private synchronized R remember(A argument, R result) {
        R shared = find(entry -> entry.like(result, sameResult)).orElse(result);
        recent.set(next, new Recent<>(new WeakReference<>(argument), new WeakReference<>(shared)));
        next = (next + 1) % MOST;
        return shared;
    }

    /** From the last one back. */
    private synchronized Optional<R> find(Function<Recent<A, R>, Optional<R>> what) {
        for (int back = 1; back <= MOST; back++) {
            Optional<R> found = what.apply(recent.get(Math.floorMod(next - back, MOST)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
