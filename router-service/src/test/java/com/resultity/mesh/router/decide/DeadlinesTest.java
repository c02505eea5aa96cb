package com.resultity.mesh.router.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private static final int MANY = 200_000;
    private static final int LIVE = 10;

    private final Deadlines deadlines = new Deadlines();

    @Test
    void shouldKeepLittleMoreThanWhatMatters() {
        for (int number = 0; number < MANY; number++) {
            long newest = number;
            deadlines.add(newest, Deadline.Kind.LEASE, "job-" + number);
            deadlines.tidy(deadline -> deadline.at() > newest - LIVE);
            assertTrue(deadlines.size() <= Deadlines.FEW, () -> deadlines.size() + " are kept");
        }
    }

    @Test
    void shouldLetFallDueWhatMattersInItsOrder() {
        for (int number = MANY; number > 0; number--) {
            deadlines.add(number, Deadline.Kind.LEASE, "job-" + number);
        }
        deadlines.tidy(deadline -> deadline.at() % 2 == 0);
        for (int number = 2; number <= MANY; number += 2) {
            assertEquals(
                    Optional.of(new Deadline(number, Deadline.Kind.LEASE, "job-" + number)), deadlines.pollDue(MANY));
        }
        assertEquals(Optional.empty(), deadlines.pollDue(MANY));
    }

    @Test
    void shouldSayWhenTheEarliestFallsDueThatMatters() {
        assertEquals(Long.MAX_VALUE, deadlines.earliest(deadline -> true));
        deadlines.add(1, Deadline.Kind.LEASE, "served");
        deadlines.add(2, Deadline.Kind.LEASE, "held");
        assertEquals(2, deadlines.earliest(deadline -> deadline.subject().equals("held")));
        assertEquals(Optional.of(new Deadline(2, Deadline.Kind.LEASE, "held")), deadlines.pollDue(2));
    }
}
