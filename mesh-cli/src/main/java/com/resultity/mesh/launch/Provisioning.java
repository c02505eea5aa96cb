package com.resultity.mesh.launch;

import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.SchemaRegistrar;
import com.resultity.mesh.wire.TopicProvisioner;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Makes what every service expects to be there: the topics and their schemas. */
public final class Provisioning {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Provisioning() {}

    /**
     * Creates the topics that the broker lacks.
     *
     * @param bootstrapServers the broker, as {@code host:port}
     * @param replicationFactor copies of each partition, from 1 to the number of brokers
     * @return the names of those that were created
     * @throws MeshException if the broker does not answer, or has a topic with another number of partitions
     */
    public static List<String> createTopics(String bootstrapServers, short replicationFactor) {
        Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (Admin admin = Admin.create(settings)) {
            return new TopicProvisioner(admin, replicationFactor).provision(TopicCatalogue.all(), PATIENCE);
        } catch (IllegalStateException e) {
            throw new MeshException("The broker at " + bootstrapServers + ": " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Registers the schemas that the registry lacks.
     *
     * @param schemaRegistryUrl the registry's address
     * @return ids by subject
     * @throws MeshException if the registry does not answer, or has a schema that one of ours cannot live with
     */
    public static Map<String, Integer> registerSchemas(String schemaRegistryUrl) {
        try {
            return new SchemaRegistrar(schemaRegistryUrl).register(TopicCatalogue.all());
        } catch (IOException e) {
            throw new MeshException("The schema registry at " + schemaRegistryUrl + ": " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static MeshException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new MeshException("The preparation of topics and schemas was interrupted.", e);
    }
}
