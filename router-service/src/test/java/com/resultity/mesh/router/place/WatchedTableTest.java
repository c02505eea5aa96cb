package com.resultity.mesh.router.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.schemas.PreviousTenancy;
import com.resultity.mesh.schemas.RememberedEntry;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.schemas.router.EndedSlot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the very stores that a task has. */
class WatchedTableTest {

    private static final int MANY = 50_000;
    private static final int COME_AND_GO = 200;

    private final MockProcessorContext<String, SpecificRecord> context =
            new MockProcessorContext<>(TestingPlaceTask.properties());
    private final List<String> copied = new ArrayList<>();
    private WatchedTable<EndedSlot> slots;

    @BeforeEach
    void open() {
        for (StoreBuilder<?> builder : PlaceStores.builders()) {
            StateStore store =
                    builder.withLoggingDisabled().withCachingDisabled().build();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
        }
        slots = new WatchedTable<>(RememberedTable.SLOTS, PlaceStores.of(context), this::take);
    }

    private void take(RememberedEntry entry) {
        PlaceMemory memory = PlaceMemory.inMemory();
        RememberedTable.SLOTS.put(entry, memory);
        copied.add(entry.getKey() + "=" + memory.slots().get(entry.getKey()).getTenancies());
    }

    private static String key(int number) {
        return "EU-0/%06d/0".formatted(number);
    }

    private void put(int number, long tenancies) {
        slots.put(
                key(number),
                new EndedSlot(tenancies, 0L, new PreviousTenancy("job", 1, TenancyEnd.OUTCOME, 1L, null, null)));
    }

    private void copy(int most) {
        for (int copy = 0; copy < most; copy++) {
            slots.copyNext();
        }
    }

    private List<String> copyAll() {
        boolean more = true;
        while (more) {
            more = slots.copyNext();
        }
        slots.end();
        return copied;
    }

    @Test
    void shouldCopyWhatWasThereWhateverChangesMeanwhile() {
        for (int number = 1; number <= 5; number++) {
            put(number, 1);
        }
        slots.begin();
        copy(2);
        put(1, 2);
        put(4, 2);
        put(4, 3);
        slots.put(key(5), null);
        put(6, 1);
        put(0, 1);

        assertEquals(
                Set.of(key(1) + "=1", key(2) + "=1", key(3) + "=1", key(4) + "=1", key(5) + "=1"),
                Set.copyOf(copyAll()));
    }

    @Test
    void shouldCopyNothingOfWhatChangesWhenNoneIsMade() {
        put(1, 1);
        slots.begin();
        copyAll();
        copied.clear();
        put(1, 2);
        slots.put(key(1), null);

        assertEquals(List.of(), copied);
    }

    @Test
    void shouldCopyAnewEachTime() {
        put(1, 1);
        slots.begin();
        copyAll();
        put(1, 2);
        copied.clear();
        slots.begin();

        assertEquals(List.of(key(1) + "=2"), copyAll());
    }

    /** As in a cell that serves as many jobs as it forgets, while what it remembers is copied. */
    @Test
    void shouldComeToAnEndWhileAsManyComeAndGo() {
        for (int number = 0; number < MANY; number++) {
            put(number, 1);
        }
        slots.begin();
        int last = MANY;
        int gone = 0;
        boolean more = true;
        for (int tick = 0; more && tick < MANY; tick++) {
            for (int number = 0; number < COME_AND_GO; number++) {
                put(last++, 1);
                slots.put(key(gone++), null);
            }
            for (int copy = 0; more && copy < COME_AND_GO / 2; copy++) {
                more = slots.copyNext();
            }
        }

        assertFalse(more);
        assertEquals(MANY, Set.copyOf(copied).size());
    }

    /** As when a cell hears of a job after a pause, and forgets all that it served before. */
    @Test
    void shouldGoOnWhenVeryManyAreForgottenAtOnce() {
        for (int number = 0; number < MANY; number++) {
            put(number, 1);
        }
        slots.begin();
        copy(10);
        for (int number = 5; number < MANY - 5; number++) {
            slots.put(key(number), null);
        }

        Set<String> all = new HashSet<>(copyAll());
        assertEquals(MANY, all.size());
        assertTrue(all.contains(key(MANY - 1) + "=1"));
    }
}
