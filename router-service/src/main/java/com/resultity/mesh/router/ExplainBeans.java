package com.resultity.mesh.router;

import com.resultity.mesh.router.explain.DecisionExplainer;
import com.resultity.mesh.router.plan.Planner;
import com.resultity.mesh.wire.RegistryValueSerdes;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;

/** Puts together what answers questions about decisions. */
@Factory
final class ExplainBeans {

    @Singleton
    DecisionExplainer decisionExplainer(
            RouterSettings settings,
            @Property(name = "kafka.bootstrap.servers") String bootstrapServers,
            @Property(name = "mesh.schema-registry.url") String schemaRegistryUrl) {
        return new DecisionExplainer(bootstrapServers, new RegistryValueSerdes(schemaRegistryUrl), settings.cells());
    }

    @Singleton
    Planner planner(
            RouterSettings settings,
            @Property(name = "kafka.bootstrap.servers") String bootstrapServers,
            @Property(name = "mesh.schema-registry.url") String schemaRegistryUrl) {
        return new Planner(bootstrapServers, new RegistryValueSerdes(schemaRegistryUrl), settings.cells());
    }
}
