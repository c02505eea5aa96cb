package com.resultity.mesh.router.place;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * A store that writes a value when the task commits and not when it is put, for what changes with every record and is needed
 * only as it stands at a commit. A value is encoded then; until then it is the object that was put.
 *
 * <p>The first value after a commit is written at once all the same: that takes the changelog's partition into the transaction
 * while there is time. Left to the commit, it is one more thing that the commit waits for.
 *
 * <p>Kafka Streams prepares one task of a thread after the other for their common commit, and for each waits until the broker
 * has what it wrote. The first that is asked here writes for all of the thread, so that the broker is waited for once and not
 * once a task: with its own cache, six tasks took six waits, which were most of what a commit cost.
 * What cannot be written for another task is reported as a failure of the one that was asked.
 *
 * <p>A value may change between its put and the commit, if it is put again after each change.
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 */
final class WriteBehindStore<K, V> implements KeyValueStore<K, V>, CachedStateStore<K, V> {

    /** Those of a thread's tasks that have something to write; weakly, for a task that is dropped and not closed. */
    private static final ThreadLocal<Set<WriteBehindStore<?, ?>>> UNWRITTEN =
            ThreadLocal.withInitial(() -> Collections.newSetFromMap(new WeakHashMap<>()));

    private final KeyValueStore<K, V> written;
    private final Map<K, V> unwritten = new LinkedHashMap<>();

    /**
     * @param written where values go at the commit, and from there to the changelog
     */
    WriteBehindStore(KeyValueStore<K, V> written) {
        this.written = written;
    }

    @Override
    public void put(K key, V value) {
        if (unwritten.isEmpty()) {
            UNWRITTEN.get().add(this);
            written.put(key, value);
        }
        unwritten.put(key, value);
    }

    @Override
    public V putIfAbsent(K key, V value) {
        V before = get(key);
        if (before == null) {
            put(key, value);
        }
        return before;
    }

    @Override
    public void putAll(List<KeyValue<K, V>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public V delete(K key) {
        V before = get(key);
        put(key, null);
        return before;
    }

    @Override
    public V get(K key) {
        return unwritten.containsKey(key) ? unwritten.get(key) : written.get(key);
    }

    @Override
    public KeyValueIterator<K, V> range(K from, K to) {
        write();
        return written.range(from, to);
    }

    @Override
    public KeyValueIterator<K, V> all() {
        write();
        return written.all();
    }

    @Override
    public long approximateNumEntries() {
        return written.approximateNumEntries() + unwritten.size();
    }

    @Override
    public void flushCache() {
        Set<WriteBehindStore<?, ?>> ofThread = UNWRITTEN.get();
        ofThread.forEach(WriteBehindStore::write);
        ofThread.clear();
        // Whichever thread this is asked on.
        write();
    }

    private void write() {
        unwritten.forEach(written::put);
        unwritten.clear();
    }

    /** What was not committed is not to be. */
    @Override
    public void clearCache() {
        unwritten.clear();
        UNWRITTEN.get().remove(this);
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<K, V> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        written.init(context, root);
    }

    @Override
    public void commit(Map<TopicPartition, Long> changelogOffsets) {
        written.commit(changelogOffsets);
    }

    @Override
    public Long committedOffset(TopicPartition partition) {
        return written.committedOffset(partition);
    }

    @Override
    public void close() {
        clearCache();
        written.close();
    }

    @Override
    public String name() {
        return written.name();
    }

    @Override
    public boolean persistent() {
        return written.persistent();
    }

    @Override
    public boolean isOpen() {
        return written.isOpen();
    }

    @Override
    public <R> QueryResult<R> query(Query<R> query, PositionBound bound, QueryConfig config) {
        return written.query(query, bound, config);
    }

    @Override
    public Position getPosition() {
        return written.getPosition();
    }
}
