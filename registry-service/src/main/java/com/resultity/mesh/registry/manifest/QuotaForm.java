package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.definition.Quota;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The form of quotas. */
final class QuotaForm {

    static final List<String> FIELDS = List.of("concurrentJobs", "tokensPerMinute");

    private static final ScalarForm<Integer> JOBS = QuantityForms.number(1, 999_999_999);
    private static final ScalarForm<Long> TOKENS = QuantityForms.number(1L, 1_000_000_000_000L);

    private QuotaForm() {}

    /** Reads the quota of that name, if there is one. */
    static Optional<Quota> read(Section parent, String name, Mistakes mistakes) {
        if (!parent.has(name)) {
            return Optional.empty();
        }
        Section section = parent.section(name);
        var jobs = section.optional("concurrentJobs", JOBS);
        var tokens = section.optional("tokensPerMinute", TOKENS);
        if (!section.isAbsent() && !section.has("concurrentJobs") && !section.has("tokensPerMinute")) {
            mistakes.addTo(
                    section.path(),
                    "limits nothing",
                    "add concurrentJobs, such as 10, or tokensPerMinute, such as 100000, or remove the section");
        }
        return Optional.of(new Quota(
                jobs.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                tokens.map(OptionalLong::of).orElseGet(OptionalLong::empty)));
    }
}
