package com.resultity.mesh.router.decide.admission;

import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.job.Priority;
import java.util.List;
import java.util.Optional;

/**
 * What a job uses of what others want as well.
 *
 * @param gatewayId gateway that asked, the only one whose outcomes count
 * @param tenantId tenant that it is for
 * @param subcloudId pool that it was admitted to; empty: the global pool
 * @param priority its priority class
 * @param subjects quotas that it counts against, by subject
 * @param tokens tokens that count here: those of a job that waits here, or was given its first node here; 0 for any other
 * @param admittedAt when, milliseconds since 1970-01-01T00:00:00Z
 */
public record Claim(
        String gatewayId,
        String tenantId,
        Optional<String> subcloudId,
        Priority priority,
        List<String> subjects,
        long tokens,
        long admittedAt) {

    public Claim {
        subjects = List.copyOf(subjects);
    }

    /** The claim of a job that was not admitted. */
    public static Claim none(Job job, Grounds grounds, long now) {
        return new Claim(job.gatewayId(), job.tenantId(), grounds.subcloudId(), job.priority(), List.of(), 0, now);
    }

    /**
     * The claim of a job that was admitted.
     *
     * @param tokens tokens that it counts with here; 0 where another cell counts them
     */
    public static Claim of(Job job, Admission.Admitted admitted, long tokens, long now) {
        return new Claim(
                job.gatewayId(),
                job.tenantId(),
                admitted.grounds().subcloudId(),
                job.priority(),
                admitted.quotas().stream().map(QuotaClaim::subject).toList(),
                tokens,
                now);
    }

    /** The same claim with other tokens. */
    public Claim withTokens(long others) {
        return others == tokens
                ? this
                : new Claim(gatewayId, tenantId, subcloudId, priority, subjects, others, admittedAt);
    }
}
