package com.resultity.mesh.sla;

import com.resultity.mesh.schemas.UsageLine;
import com.resultity.mesh.sla.usage.api.KeptLedger;
import com.resultity.mesh.sla.usage.flow.UsageTopology;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** What the usage interface is made of. */
@Factory
final class UsageBeans {

    @Bean
    @Singleton
    KeptLedger ledger(SlaStreams streams) {
        return new KeptLedger(() -> streams.usage().<String, UsageLine>store(UsageTopology.LEDGER));
    }
}
