package com.resultity.mesh.wire;

import com.resultity.mesh.topics.Topic;
import io.apicurio.registry.resolver.config.SchemaResolverConfig;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.avro.AvroSerdeConfig;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Serdes that find their schemas in a schema registry. They never register one: a writer whose schema is not registered
 * fails, and the step that registers schemas is {@link SchemaRegistrar}.
 */
public final class RegistryValueSerdes implements ValueSerdes {

    /** A schema id never changes its meaning, so that a cached one need not be asked for again while a service lives. */
    private static final Duration CACHE_TIME = Duration.ofDays(3650);

    /** Held here, because a logger that nobody holds forgets its level. */
    private static final Logger RESOLVER_LOGGER = Logger.getLogger("DefaultSchemaResolver");

    static {
        AvroLimits.apply();
        // It prints whole schemas at INFO.
        RESOLVER_LOGGER.setLevel(Level.WARNING);
    }

    private final Map<String, Object> settings;

    /**
     * @param registryUrl base URL of the registry, such as {@code http://127.0.0.1:8081}
     */
    public RegistryValueSerdes(String registryUrl) {
        this.settings = Map.of(
                SchemaResolverConfig.REGISTRY_URL,
                RegistryUrl.coreApi(registryUrl),
                SchemaResolverConfig.AUTO_REGISTER_ARTIFACT,
                false,
                SchemaResolverConfig.CHECK_PERIOD_MS,
                CACHE_TIME.toMillis(),
                // Schemas are registered whole; the default looks for one whose inner types are references.
                SchemaResolverConfig.DEREFERENCE_SCHEMA,
                true,
                // The JDK's own client: the default starts an event loop for each serde.
                SchemaResolverConfig.HTTP_ADAPTER,
                "JDK",
                AvroSerdeConfig.USE_SPECIFIC_AVRO_READER,
                true);
    }

    @Override
    public <V extends SpecificRecord> Serde<V> of(Topic<V> topic) {
        AvroKafkaSerializer<V> serializer = new AvroKafkaSerializer<>();
        serializer.configure(settings, false);
        AvroKafkaDeserializer<V> deserializer = new AvroKafkaDeserializer<>();
        deserializer.configure(settings, false);
        return Serdes.serdeFrom(new RegistrySerializer<>(serializer), new RegistryDeserializer<>(deserializer));
    }
}
