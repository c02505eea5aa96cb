package com.resultity.mesh.router.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentResultsTest {

    @Test
    void shouldWorkOutWhatIsAskedAgainOnce() {
        assertEquals(List.of(7, 8), Undisturbed.by(() -> worked(List.of(7, 8, 7))));
    }

    @Test
    void shouldForgetWhatLiesLongBack() {
        List<Integer> all = IntStream.rangeClosed(0, 512).boxed().toList();
        List<Integer> asked = new ArrayList<>(all);
        asked.addAll(List.of(512, 1, 0));

        List<Integer> worked = Undisturbed.by(() -> worked(asked));

        assertEquals(all, worked.subList(0, 513));
        assertEquals(List.of(0), worked.subList(513, worked.size()));
    }

    @Test
    void shouldWorkOutWhatIsAskedOfTheSameObjectOnce() {
        RecentResults<Object, List<Integer>> results = RecentResults.byIdentity((one, other) -> false);
        AtomicInteger worked = new AtomicInteger();
        Object argument = new Object();
        List<Integer> first = results.of(argument, unknown -> new ArrayList<>(List.of(worked.incrementAndGet())));
        List<Integer> again = results.of(argument, unknown -> new ArrayList<>(List.of(worked.incrementAndGet())));
        List<Integer> other = results.of(new Object(), unknown -> new ArrayList<>(List.of(worked.incrementAndGet())));

        assertSame(first, again);
        assertEquals(List.of(2), other);
        Reference.reachabilityFence(argument);
    }

    /** As after a collection that took the argument with it, while somebody holds what came of it. */
    @Test
    void shouldGiveWhatOthersHoldIfTheSameComesOfAnother() {
        RecentResults<Object, List<Integer>> results = RecentResults.byIdentity(List::equals);
        List<Integer> held = results.of(new Object(), unknown -> new ArrayList<>(List.of(7)));
        List<Integer> again = results.of(new Object(), unknown -> new ArrayList<>(List.of(7)));
        List<Integer> other = results.of(new Object(), unknown -> new ArrayList<>(List.of(8)));

        assertSame(held, again);
        assertEquals(List.of(8), other);
        Reference.reachabilityFence(held);
    }

    @Test
    void shouldNotRememberAFailure() {
        RecentResults<Integer, String> results = new RecentResults<>(Objects::equals, Objects::equals);
        assertThrows(
                IllegalStateException.class,
                () -> results.of(7, argument -> {
                    throw new IllegalStateException("not now");
                }));

        assertEquals("7", results.of(7, argument -> "7"));
    }

    /** What had to be worked out to answer some questions. */
    private static List<Integer> worked(List<Integer> asked) {
        RecentResults<Integer, String> results = new RecentResults<>(Objects::equals, Objects::equals);
        List<Integer> worked = new ArrayList<>();
        for (int argument : asked) {
            assertEquals(Integer.toString(argument), results.of(argument, unknown -> {
                worked.add(unknown);
                return Integer.toString(unknown);
            }));
        }
        return worked;
    }
}
