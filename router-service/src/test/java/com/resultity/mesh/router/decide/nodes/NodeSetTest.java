package com.resultity.mesh.router.decide.nodes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Held against {@link BitSet}, which is right and too slow. */
class NodeSetTest {

    private static final int ROUNDS = 2_000;
    private static final int HIGHEST = 300;

    private record Pair(NodeSet set, BitSet expected) {

        static Pair random(SplittableRandom random) {
            Pair pair = new Pair(new NodeSet(), new BitSet());
            int bound = 1 + random.nextInt(HIGHEST);
            for (int change = random.nextInt(HIGHEST); change > 0; change--) {
                int number = random.nextInt(bound);
                boolean member = random.nextInt(4) > 0;
                pair.set.set(number, member);
                pair.expected.set(number, member);
            }
            return pair;
        }

        void assertEqual(long seed) {
            String where = "seed " + seed;
            assertEquals(expected.cardinality(), set.size(), where);
            assertEquals(expected.isEmpty(), set.isEmpty(), where);
            for (int number = 0; number < 2 * HIGHEST; number++) {
                assertEquals(expected.get(number), set.contains(number), where + ", number " + number);
                assertEquals(expected.nextSetBit(number), set.next(number), where + ", from " + number);
            }
        }
    }

    @Test
    void shouldAgreeWithBitSet() {
        long seed = Long.getLong("test.seed", 20_260_101);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Pair one = Pair.random(random);
            Pair other = Pair.random(random);
            switch (random.nextInt(4)) {
                case 0 -> {
                    assertSame(one.set, one.set.retain(other.set));
                    one.expected.and(other.expected);
                }
                case 1 -> {
                    assertSame(one.set, one.set.add(other.set));
                    one.expected.or(other.expected);
                }
                case 2 -> {
                    assertSame(one.set, one.set.remove(other.set));
                    one.expected.andNot(other.expected);
                }
                default -> {}
            }
            one.assertEqual(seed);
            other.assertEqual(seed);
        }
    }

    @Test
    void shouldLeaveOriginalAloneWhenCopyChanges() {
        NodeSet original = new NodeSet();
        original.set(5, true);
        NodeSet copy = original.copy();
        copy.set(5, false);
        copy.set(700, true);
        assertTrue(original.contains(5));
        assertFalse(original.contains(700));
    }

    @Test
    void shouldNotGrowToForgetWhatItNeverHeld() {
        NodeSet set = new NodeSet();
        set.set(1_000_000, false);
        assertTrue(set.isEmpty());
        assertEquals(-1, set.next(1_000_000));
    }

    private static NodeSet of(int... numbers) {
        NodeSet set = new NodeSet();
        for (int number : numbers) {
            set.set(number, true);
        }
        return set;
    }

    @Test
    void shouldSelectEachMemberByItsRank() {
        int[] members = {0, 1, 63, 64, 130, 700};
        NodeSet set = of(members);
        for (int rank = 0; rank < members.length; rank++) {
            assertEquals(members[rank], set.select(rank));
        }
        assertArrayEquals(members, set.toArray(members.length));
        assertThrows(IllegalArgumentException.class, () -> set.select(members.length));
    }

    @Test
    void shouldTellMembersOfANumberThatIsOnAWordsEdge() {
        assertArrayEquals(new int[] {64}, of(64).toArray(1));
        assertArrayEquals(new int[0], new NodeSet().toArray(0));
        assertEquals(64, of(64).next(64));
        assertEquals(-1, of(64).next(65));
    }

    @Test
    void shouldCountWordsUpToTheLastThatHoldsSomething() {
        NodeSet set = of(3, 700);
        assertEquals(11, set.words());
        set.set(700, false);
        assertEquals(1, set.words());
        assertEquals(1, new NodeSet().words());
    }

    @Test
    void shouldKeepNothingOfWhatItWasWhenItBecomesWhatOthersHaveInCommon() {
        NodeSet set = of(1, 500);
        assertEquals(2, set.setToCommonOf(of(2, 3, 900), of(2, 3, 4)));
        assertArrayEquals(new int[] {2, 3}, set.toArray(2));
        assertEquals(2, set.size());
    }
}
