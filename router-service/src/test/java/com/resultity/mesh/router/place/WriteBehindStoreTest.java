package com.resultity.mesh.router.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class WriteBehindStoreTest {

    private final KeyValueStore<String, String> written = inMemory("of-a-task");
    private final KeyValueStore<String, String> writtenOfAnother = inMemory("of-another-task");
    private final WriteBehindStore<String, String> store = new WriteBehindStore<>(written);
    private final WriteBehindStore<String, String> another = new WriteBehindStore<>(writtenOfAnother);

    private static KeyValueStore<String, String> inMemory(String name) {
        KeyValueStore<String, String> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.String())
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }

    @Test
    void shouldWriteWhatWasPutFirstAtOnceAndTheRestWhenTheTaskCommits() {
        store.put("moment", "first");
        store.put("moment", "second");
        store.put("moment", "third");

        assertEquals("first", written.get("moment"));
        assertEquals("third", store.get("moment"));

        store.put("moment", "second");
        store.flushCache();

        assertEquals("second", written.get("moment"));
        assertEquals("second", store.get("moment"));
    }

    @Test
    void shouldWriteForAllTasksOfTheThreadWithTheFirstThatCommits() {
        store.put("moment", "here");
        another.put("moment", "first");
        another.put("moment", "there");

        store.flushCache();

        assertEquals("there", writtenOfAnother.get("moment"));
    }

    @Test
    void shouldWriteAgainAfterACommit() {
        store.put("moment", "first");
        another.flushCache();
        store.put("moment", "second");
        store.put("moment", "third");
        another.flushCache();

        assertEquals("third", written.get("moment"));
    }

    @Test
    void shouldWriteATombstoneForWhatWasDeleted() {
        store.put("moment", "first");
        store.flushCache();

        assertEquals("first", store.delete("moment"));
        assertNull(store.get("moment"));

        store.flushCache();

        assertNull(written.get("moment"));
    }

    @Test
    void shouldNotWriteWhatATaskThatLostItsPartitionHadPut() {
        store.put("moment", "first");
        store.put("moment", "second");
        store.clearCache();

        another.flushCache();
        store.flushCache();

        assertEquals("first", written.get("moment"));
    }
}
