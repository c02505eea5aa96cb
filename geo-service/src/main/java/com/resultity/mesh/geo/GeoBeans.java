package com.resultity.mesh.geo;

import com.resultity.mesh.geo.addresses.AddressDatabase;
import com.resultity.mesh.geo.addresses.CountryLookup;
import com.resultity.mesh.geo.batch.KafkaClients;
import com.resultity.mesh.wire.RegistryValueSerdes;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the service together. */
@Factory
final class GeoBeans {

    private static final Logger LOG = LoggerFactory.getLogger(GeoBeans.class);

    /** The loops run from the start of the process to its end. */
    @Context
    @Bean(preDestroy = "close")
    GeoLoops loops(GeoSettings settings, KafkaClients clients, CountryLookup countries) {
        GeoLoops loops = new GeoLoops(settings, clients, countries, Clock.systemUTC());
        loops.start();
        return loops;
    }

    @Singleton
    KafkaClients clients(
            @Property(name = "kafka.bootstrap.servers") String bootstrapServers,
            @Property(name = "mesh.schema-registry.url") String schemaRegistryUrl) {
        return new KafkaClients(bootstrapServers, new RegistryValueSerdes(schemaRegistryUrl));
    }

    @Singleton
    CountryLookup countries(GeoSettings settings) {
        String name = settings.addressDatabase();
        if (name == null || name.isBlank()) {
            LOG.info("no address database is configured (MESH_GEO_ADDRESS_DATABASE): client addresses are ignored, and"
                    + " jobs without a declared zone belong to the default zone");
            return CountryLookup.NONE;
        }
        try (InputStream bytes = new NamedFile(name).open()) {
            AddressDatabase database = AddressDatabase.read(bytes);
            LOG.info("addresses are looked up in {}: {}", name, database.description());
            return database;
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "the address database " + name + " cannot be read; name an MMDB file in MESH_GEO_ADDRESS_DATABASE",
                    failure);
        }
    }
}
