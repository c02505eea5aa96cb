package com.resultity.mesh.registry.log;

import com.resultity.mesh.topics.TopicCatalogue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Where the registrar remembers. The names are those of changelog topics on the broker: never change one. */
final class RegistrarStores {

    /** Facts as they lie on their topics. Key: topic|key of the record. */
    static final String FACTS = "registrar-facts";

    /** Replies to the commands of the last day, as they lie on their topic. Key: what the command is remembered under. */
    static final String REPLIES = "registrar-replies";

    private RegistrarStores() {}

    /** In a fixed order, which shows in the description of the topology; that of {@link Set#of} is another in each process. */
    static Set<StoreBuilder<?>> builders() {
        return new LinkedHashSet<>(List.of(inMemory(FACTS), inMemory(REPLIES)));
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> inMemory(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of(
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(TopicCatalogue.REGISTRY_REPLIES.maximumRecordBytes())));
    }
}
