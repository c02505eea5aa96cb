package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.definition.Quota;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/**
 * A quota in the form of manifests.
 *
 * @param concurrentJobs jobs that wait or hold a slot at once; null: any number
 * @param tokensPerMinute tokens that are admitted in any minute; null: any number
 */
@Serdeable
@Schema(minProperties = 1)
public record QuotaSection(
        @Nullable @Schema(minimum = "1", maximum = "999999999")
        Integer concurrentJobs,

        @Nullable @Schema(minimum = "1", maximum = "1000000000000")
        Long tokensPerMinute) {

    @Nullable
    static QuotaSection of(Optional<Quota> quota) {
        return quota.map(it -> new QuotaSection(
                        it.concurrentJobs().isPresent() ? it.concurrentJobs().getAsInt() : null,
                        it.tokensPerMinute().isPresent() ? it.tokensPerMinute().getAsLong() : null))
                .orElse(null);
    }
}
