package com.resultity.mesh.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SteadyPlayerTest {

    private final TestingTimers timers = new TestingTimers();
    private final List<Integer> sent = new ArrayList<>();
    private final SteadyPlayer player =
            new SteadyPlayer(index -> TrafficMix.job(1, index, 1, 1), 30, timers, job -> sent.add(job.index()));

    @Test
    void shouldSendEvenlyAndInOrder() {
        player.play();
        timers.pass(100);
        assertEquals(List.of(0, 1, 2), sent);

        timers.pass(9_900);

        assertEquals(IntStream.range(0, 301).boxed().toList(), sent);
    }

    @Test
    void shouldSendNoMoreOnceStopped() {
        player.play();
        timers.pass(1_000);
        int before = sent.size();

        player.stop();
        timers.pass(1_000);

        assertEquals(before, sent.size());
    }
}
