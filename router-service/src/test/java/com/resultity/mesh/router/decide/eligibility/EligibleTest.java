package com.resultity.mesh.router.decide.eligibility;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.decide.nodes.NodeSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** As a list and as a bitmap it is the same set, held against one that is neither. */
class EligibleTest {

    private static final int ROUNDS = 300;
    private static final int HIGHEST = 200;

    private final Eligible list = new Eligible();
    private final Eligible bitmap = new Eligible();

    @Test
    void shouldBeTheSameSetAsListAndAsBitmap() {
        SplittableRandom random = new SplittableRandom(20_260_101);
        for (int round = 0; round < ROUNDS; round++) {
            int limit = random.nextInt(1, HIGHEST);
            TreeSet<Integer> members = some(random, limit);
            TreeSet<Integer> free = some(random, limit);
            list.fill(members.stream().mapToInt(Integer::intValue).toArray(), setOf(free));
            bitmap.fill(setOf(members), setOf(free));
            TreeSet<Integer> expected = new TreeSet<>(members);
            expected.retainAll(free);
            assertSame(expected);
            while (!expected.isEmpty()) {
                int one = List.copyOf(expected).get(random.nextInt(expected.size()));
                expected.remove(one);
                list.remove(one);
                bitmap.remove(one);
                assertSame(expected);
            }
        }
    }

    private static TreeSet<Integer> some(SplittableRandom random, int limit) {
        TreeSet<Integer> some = new TreeSet<>();
        IntStream.range(0, limit).filter(number -> random.nextInt(3) > 0).forEach(some::add);
        return some;
    }

    private static NodeSet setOf(TreeSet<Integer> numbers) {
        NodeSet set = new NodeSet();
        numbers.forEach(number -> set.set(number, true));
        return set;
    }

    private void assertSame(TreeSet<Integer> expected) {
        int[] numbers = expected.stream().mapToInt(Integer::intValue).toArray();
        for (Eligible one : List.of(list, bitmap)) {
            assertEquals(numbers.length, one.count());
            for (int number = 0; number <= HIGHEST; number++) {
                assertEquals(expected.contains(number), one.contains(number));
                Integer next = expected.ceiling(number);
                assertEquals(next == null ? -1 : next, one.next(number));
            }
            for (int rank = 0; rank < numbers.length; rank++) {
                assertEquals(numbers[rank], one.select(rank));
            }
            int[] copy = new int[numbers.length];
            one.copyTo(copy);
            assertArrayEquals(numbers, copy);
        }
    }

    @Test
    void shouldBeDenseWhereAtLeastOneOfSoManyNumbersIsInABitmap() {
        NodeSet ten = new NodeSet();
        IntStream.range(0, 10).forEach(number -> ten.set(number, true));
        bitmap.fill(ten, ten);
        assertTrue(bitmap.isDense(80, 8));
        assertFalse(bitmap.isDense(81, 8));
        list.fill(IntStream.range(0, 10).toArray(), ten);
        assertFalse(list.isDense(10, 8));
    }
}
