package com.resultity.mesh.router.place;

import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Builds stores that write behind.
 *
 * @param written builds where they write to, without a cache of its own
 */
record WriteBehindStoreBuilder<K, V>(StoreBuilder<KeyValueStore<K, V>> written)
        implements StoreBuilder<KeyValueStore<K, V>> {

    @Override
    public StoreBuilder<KeyValueStore<K, V>> withCachingEnabled() {
        throw new UnsupportedOperationException("it keeps what is to be written itself");
    }

    @Override
    public StoreBuilder<KeyValueStore<K, V>> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<KeyValueStore<K, V>> withLoggingEnabled(Map<String, String> config) {
        return new WriteBehindStoreBuilder<>(written.withLoggingEnabled(config));
    }

    @Override
    public StoreBuilder<KeyValueStore<K, V>> withLoggingDisabled() {
        return new WriteBehindStoreBuilder<>(written.withLoggingDisabled());
    }

    @Override
    public KeyValueStore<K, V> build() {
        return new WriteBehindStore<>(written.build());
    }

    @Override
    public Map<String, String> logConfig() {
        return written.logConfig();
    }

    @Override
    public boolean loggingEnabled() {
        return written.loggingEnabled();
    }

    @Override
    public String name() {
        return written.name();
    }
}
