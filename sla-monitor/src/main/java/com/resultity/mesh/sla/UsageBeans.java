package com.resultity.mesh.sla;

import com.resultity.mesh.sla.usage.api.KeptLedger;
import com.resultity.mesh.sla.usage.api.LedgerFeed;
import com.resultity.mesh.wire.RegistryValueSerdes;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** What the usage interface is made of. */
@Factory
final class UsageBeans {

    @Singleton
    KeptLedger ledger() {
        return new KeptLedger();
    }

    @Context
    @Requires(property = "kafka.bootstrap.servers")
    @Bean(preDestroy = "close")
    LedgerFeed feed(
            KeptLedger ledger,
            @Property(name = "kafka.bootstrap.servers") String bootstrapServers,
            @Property(name = "mesh.schema-registry.url") String schemaRegistryUrl) {
        LedgerFeed feed = new LedgerFeed(bootstrapServers, new RegistryValueSerdes(schemaRegistryUrl), ledger);
        feed.start();
        return feed;
    }
}
