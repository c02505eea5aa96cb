package com.resultity.mesh.registry;

import com.resultity.mesh.registry.change.PendingJudgements;
import com.resultity.mesh.registry.change.RegistryWriter;
import com.resultity.mesh.registry.change.Rejudging;
import com.resultity.mesh.registry.change.TokenIssuer;
import com.resultity.mesh.registry.log.LogFeed;
import com.resultity.mesh.registry.log.LogWriter;
import com.resultity.mesh.registry.state.RegistryView;
import com.resultity.mesh.wire.RegistryValueSerdes;
import com.resultity.mesh.wire.ValueSerdes;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Puts the registry together. */
@Factory
final class RegistryBeans {

    @Singleton
    ValueSerdes serdes(@Property(name = "mesh.schema-registry.url") String registryUrl) {
        return new RegistryValueSerdes(registryUrl);
    }

    @Singleton
    RegistryView view() {
        return new RegistryView();
    }

    @Singleton
    PendingJudgements pendingJudgements() {
        return new PendingJudgements();
    }

    @Bean(preDestroy = "close")
    @Singleton
    LogWriter logWriter(@Property(name = "kafka.bootstrap.servers") String bootstrapServers, ValueSerdes serdes) {
        return new LogWriter(bootstrapServers, serdes);
    }

    @Bean(preDestroy = "close")
    @Context
    LogFeed logFeed(
            @Property(name = "kafka.bootstrap.servers") String bootstrapServers,
            ValueSerdes serdes,
            RegistryView view,
            PendingJudgements pending) {
        LogFeed feed = new LogFeed(bootstrapServers, serdes, view, pending::note, System::currentTimeMillis);
        feed.start();
        return feed;
    }

    @Singleton
    RegistryWriter writer(RegistryView view, LogWriter log, LogFeed feed) {
        return new RegistryWriter(view, log, feed, System::currentTimeMillis);
    }

    @Singleton
    TokenIssuer tokenIssuer(RegistryWriter writer) {
        return new TokenIssuer(writer, new SecureRandom(), System::currentTimeMillis);
    }

    @Bean(preDestroy = "close")
    @Context
    Rejudging rejudging(RegistryWriter writer, PendingJudgements pending) {
        Rejudging rejudging = new Rejudging(writer, pending);
        rejudging.start();
        return rejudging;
    }
}
