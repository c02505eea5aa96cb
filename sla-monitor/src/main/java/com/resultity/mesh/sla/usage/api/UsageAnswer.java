package com.resultity.mesh.sla.usage.api;

import com.resultity.mesh.sla.usage.Usage;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;

/**
 * The ledger added up.
 *
 * @param by what by: node, subcloud or tenant
 * @param from first day in UTC, as YYYY-MM-DD
 * @param to last day in UTC, that day included
 * @param items the sums, by id; those of the global pool last
 * @param total all of them together
 */
@Serdeable
public record UsageAnswer(String by, String from, String to, List<Item> items, Figures total) {

    /**
     * The usage of one node, Subcloud or tenant.
     *
     * @param id its id; null: the global pool
     * @param usage what was served
     */
    @Serdeable
    public record Item(@Nullable String id, Figures usage) {}

    /**
     * Usage in whole numbers.
     *
     * @param jobs jobs that were served
     * @param contextTokens tokens of their prompts
     * @param outputTokens tokens of their answers
     * @param servedMilliseconds time that they took, in milliseconds
     * @param weightedUnits tokens of both, each job's times its Subcloud's reward multiplier: thousandths of a token
     */
    @Serdeable
    public record Figures(
            long jobs, long contextTokens, long outputTokens, long servedMilliseconds, long weightedUnits) {

        static Figures of(Usage usage) {
            return new Figures(
                    usage.jobs(),
                    usage.contextTokens(),
                    usage.outputTokens(),
                    usage.milliseconds(),
                    usage.weightedUnits());
        }
    }

    static UsageAnswer of(String by, UsageQuestion question, Map<String, Usage> sums) {
        return new UsageAnswer(
                by,
                question.from().toString(),
                question.to().toString(),
                sums.entrySet().stream()
                        .map(sum -> new Item(
                                sum.getKey().equals(UsageController.GLOBAL_POOL) ? null : sum.getKey(),
                                Figures.of(sum.getValue())))
                        .toList(),
                Figures.of(sums.values().stream().reduce(Usage.NONE, Usage::plus)));
    }
}
