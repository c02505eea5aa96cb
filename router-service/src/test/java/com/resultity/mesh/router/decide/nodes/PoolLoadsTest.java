package com.resultity.mesh.router.decide.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside a map with an entry for each pool and model, through fewer and more models than are kept in arrays. */
class PoolLoadsTest {

    private static final int STEPS = 20_000;
    private static final int MODELS = 80;
    private static final List<Optional<String>> POOLS =
            List.of(Optional.empty(), Optional.of("acme"), Optional.of("zoo"));

    private final PoolLoads loads = new PoolLoads();
    private final TreeMap<String, PoolLoad> expected = new TreeMap<>();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldCountLikeAMap(long seed) {
        Random random = new Random(seed);
        long fewest = MODELS;
        long most = 0;
        for (int step = 0; step < STEPS; step++) {
            // Between hardly any model and nearly all of them, and back.
            boolean grows = random.nextInt(STEPS) > Math.abs(step % (STEPS / 2) - STEPS / 4) * 4;
            Optional<String> pool = POOLS.get(random.nextInt(POOLS.size()));
            String model = "model-" + random.nextInt(MODELS);
            if (grows) {
                add(pool, model, 1 + random.nextInt(2), random.nextInt(5));
            } else {
                takeSome(pool, model, random);
            }
            assertEquals(expected.get(key(pool, model)) != null, loads.has(pool, model), () -> pool + " " + model);
            assertEquals(freeSlots(pool, model), loads.freeSlots(pool, model), () -> pool + " " + model);
            assertEquals(nodes(pool, model), loads.nodes(pool, model), () -> pool + " " + model);
            if (step % 100 == 0) {
                assertAsExpected(random);
                long models = expected.values().stream()
                        .filter(load -> load.subcloudId().isEmpty())
                        .count();
                fewest = Math.min(fewest, models);
                most = Math.max(most, models);
            }
        }
        assertTrue(fewest < 16 && most > 64, fewest + " to " + most + " models of the global pool");
    }

    /** Of two bytes, of which the arrays have room for no more, and of a count below none, which a cell may tell as well. */
    @ParameterizedTest(name = "{0} free slots more")
    @ValueSource(ints = {65_535, 65_536, 1_000_000, Integer.MAX_VALUE - 10, -100})
    void shouldCountBeyondWhatArraysHold(int many) {
        Optional<String> pool = Optional.of("acme");
        loads.addToSubcloud("acme", "model-1", 1, 3);
        loads.addToSubcloud("acme", "model-2", 1, 3);
        PoolLoads before = PoolLoads.of(loads.ordered());

        loads.addToSubcloud("acme", "model-1", 70_000, many);

        assertEquals(70_001, loads.nodes(pool, "model-1"));
        assertEquals(many + 3, loads.freeSlots(pool, "model-1"));
        assertEquals(3, loads.freeSlots(pool, "model-2"));
        assertEquals(PoolLoads.of(loads.ordered()), loads);
        assertNotEquals(before, loads);

        loads.addToSubcloud("acme", "model-1", -70_000, -many);

        assertEquals(before, loads);
        assertEquals(before.hashCode(), loads.hashCode());

        loads.addToSubcloud("acme", "model-1", -1, -3);

        assertEquals(List.of(new PoolLoad(pool, "model-2", 1, 3)), loads.ordered());
    }

    private void assertAsExpected(Random random) {
        List<PoolLoad> all = new ArrayList<>(expected.values());
        all.sort(Comparator.comparing((PoolLoad load) -> load.subcloudId().orElse(""))
                .thenComparing(PoolLoad::model));
        assertEquals(all, loads.ordered());
        Collections.shuffle(all, random);
        PoolLoads sameInAnotherOrder = PoolLoads.of(all);
        assertEquals(sameInAnotherOrder, loads);
        assertEquals(sameInAnotherOrder.hashCode(), loads.hashCode());
        if (!all.isEmpty()) {
            assertNotEquals(PoolLoads.of(all.subList(1, all.size())), loads);
        }
    }

    private void add(Optional<String> pool, String model, int nodes, int freeSlots) {
        if (pool.isPresent()) {
            loads.addToSubcloud(pool.get(), model, nodes, freeSlots);
        } else {
            loads.addToGlobal(model, nodes, freeSlots);
        }
        expected.merge(
                key(pool, model),
                new PoolLoad(pool, model, nodes, freeSlots),
                (one, other) -> one.nodes() + other.nodes() == 0
                        ? null
                        : new PoolLoad(pool, model, one.nodes() + other.nodes(), one.freeSlots() + other.freeSlots()));
    }

    /** All nodes of a model with all of its slots, or one node with none. */
    private void takeSome(Optional<String> pool, String model, Random random) {
        PoolLoad there = expected.get(key(pool, model));
        if (there != null) {
            boolean all = there.nodes() == 1 || random.nextBoolean();
            add(pool, model, all ? -there.nodes() : -1, all ? -there.freeSlots() : 0);
        }
    }

    private int freeSlots(Optional<String> pool, String model) {
        PoolLoad there = expected.get(key(pool, model));
        return there == null ? 0 : there.freeSlots();
    }

    private int nodes(Optional<String> pool, String model) {
        PoolLoad there = expected.get(key(pool, model));
        return there == null ? 0 : there.nodes();
    }

    private static String key(Optional<String> pool, String model) {
        return pool.orElse("") + '/' + model;
    }

    /** Beside few other models of the same pool, and beside many. */
    @ParameterizedTest(name = "beside {0} models")
    @ValueSource(ints = {0, 3, MODELS})
    void shouldDifferInOneLoad(int others) {
        PoolLoads one = beside(others, load("acme", "llama", 1, 2));
        assertNotEquals(one, beside(others, load("acme", "llama", 1, 3)));
        assertNotEquals(one, beside(others, load("acme", "llama", 2, 2)));
        assertNotEquals(one, beside(others, load("acme", "qwen", 1, 2)));
        assertNotEquals(one, beside(others, load("zoo", "llama", 1, 2)));
        assertEquals(one, beside(others, load("acme", "llama", 1, 2)));
    }

    private static PoolLoads beside(int others, PoolLoad one) {
        List<PoolLoad> all = new ArrayList<>(List.of(one));
        for (int other = 0; other < others; other++) {
            all.add(load("acme", "model-" + other, 1, 1));
        }
        return PoolLoads.of(all);
    }

    @Test
    void shouldPutTogetherWhatIsToldTwiceAndLeaveOutWhatNoNodeHas() {
        PoolLoads told = PoolLoads.of(List.of(
                load("acme", "llama", 1, 2),
                load("acme", "qwen", 0, 0),
                load("zoo", "llama", 0, 0),
                load("acme", "llama", 3, 4)));
        assertEquals(List.of(load("acme", "llama", 4, 6)), told.ordered());
    }

    private static PoolLoad load(String subcloud, String model, int nodes, int freeSlots) {
        return new PoolLoad(Optional.of(subcloud), model, nodes, freeSlots);
    }

    @Test
    void shouldHaveNamesInMemoryOnce() {
        PoolLoad one = PoolLoads.of(List.of(load(copy("acme"), copy("llama"), 1, 1)))
                .ordered()
                .get(0);
        PoolLoad other = PoolLoads.of(List.of(load(copy("acme"), copy("llama"), 2, 2)))
                .ordered()
                .get(0);
        assertSame(one.model(), other.model());
        assertSame(one.subcloudId().orElseThrow(), other.subcloudId().orElseThrow());
    }

    /** An equal name that is not the same object, as every record brings one. */
    private static String copy(String name) {
        return new StringBuilder(name).toString();
    }
}
