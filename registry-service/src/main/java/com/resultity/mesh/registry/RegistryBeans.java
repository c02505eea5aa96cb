package com.resultity.mesh.registry;

import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.log.CommandLog;
import com.resultity.mesh.registry.log.LogFeed;
import com.resultity.mesh.registry.log.Replies;
import com.resultity.mesh.registry.request.RequestDesk;
import com.resultity.mesh.registry.request.TokenIssuer;
import com.resultity.mesh.registry.state.MeasuredNodes;
import com.resultity.mesh.registry.state.RegistryView;
import com.resultity.mesh.registry.state.SubcloudHistory;
import com.resultity.mesh.wire.RegistryValueSerdes;
import com.resultity.mesh.wire.ValueSerdes;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;

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
    SubcloudHistory history() {
        return new SubcloudHistory();
    }

    @Singleton
    MeasuredNodes measuredNodes() {
        return new MeasuredNodes();
    }

    @Singleton
    Replies replies() {
        return new Replies();
    }

    @Singleton
    Gates gates(RegistrarSettings settings) {
        return settings.trusted();
    }

    @Bean(preDestroy = "close")
    @Context
    LogFeed logFeed(
            @Property(name = "kafka.bootstrap.servers") String bootstrapServers,
            ValueSerdes serdes,
            RegistryView view,
            SubcloudHistory history,
            MeasuredNodes measured,
            Replies replies) {
        LogFeed feed = new LogFeed(
                bootstrapServers, serdes, List.of(view, history, measured), replies::take, System::currentTimeMillis);
        feed.start();
        return feed;
    }

    @Bean(preDestroy = "close")
    @Singleton
    CommandLog commandLog(
            @Property(name = "kafka.bootstrap.servers") String bootstrapServers,
            ValueSerdes serdes,
            Replies replies,
            LogFeed feed,
            RegistryView view,
            SubcloudHistory history) {
        return new CommandLog(bootstrapServers, serdes, replies, feed, view, history);
    }

    @Singleton
    RequestDesk requestDesk(CommandLog commands, RegistryView view, SubcloudHistory history, Gates gates) {
        return new RequestDesk(commands, view, history, gates, System::currentTimeMillis);
    }

    @Singleton
    TokenIssuer tokenIssuer(RequestDesk desk, RegistryView view) {
        return new TokenIssuer(desk, view, new SecureRandom(), System::currentTimeMillis);
    }
}
