package com.resultity.mesh.router.decide.admission;

import static com.resultity.mesh.router.decide.job.JobBuilder.aJob;
import static com.resultity.mesh.router.decide.policy.PolicyBuilder.aPolicy;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.resultity.mesh.access.AccessTokens;
import com.resultity.mesh.router.decide.job.AccessProof;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.job.JobBuilder;
import com.resultity.mesh.router.decide.policy.Grant;
import com.resultity.mesh.router.decide.policy.Policies;
import com.resultity.mesh.router.decide.policy.Quota;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy;
import com.resultity.mesh.router.decide.policy.TenantFacts;
import com.resultity.mesh.router.decide.policy.TokenTerms;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A job counts against each quota under the name that all cells know it by. */
class AdmissionsTest {

    private static final Quota QUOTA = new Quota(1, 2);
    private static final byte[] VERIFIER = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);

    private final Policies policies = new Policies();

    private List<String> quotas(JobBuilder job) {
        Admission admission = new Admissions(policies, false, false).of(job.build(), JobBuilder.START);
        return assertInstanceOf(Admission.Admitted.class, admission).quotas().stream()
                .map(QuotaClaim::subject)
                .toList();
    }

    @Test
    void shouldCountAgainstTheQuotaOfTheTenantOfItsGrantAndOfItsSubcloud() {
        policies.put(aPolicy("s")
                .access(SubcloudPolicy.AccessPolicy.WHITELIST)
                .quota(1, 2)
                .build());
        policies.put(new TenantFacts("t", 1, List.of(), Optional.empty(), Optional.empty(), QUOTA));
        policies.put(new Grant.Key("s", Grant.SubjectKind.TENANT, "t"), new Grant(1, QUOTA, Long.MAX_VALUE));

        assertEquals(
                List.of("tenant/t", "subcloud/s/tenant/t", "subcloud/s"),
                quotas(aJob("1").tenant("t").subcloud("s")));
    }

    @Test
    void shouldCountAgainstTheQuotaOfItsToken() {
        policies.put(aPolicy("s").access(SubcloudPolicy.AccessPolicy.TOKEN).build());
        policies.put(
                new TokenTerms.Key("s", "token"),
                new TokenTerms(1, VERIFIER, Optional.empty(), QUOTA, 0, Long.MAX_VALUE));
        Job job = aJob("1").tenant("t").subcloud("s").build();
        byte[] proof = AccessTokens.proof(VERIFIER, job.id(), "t", "s");

        assertEquals(
                List.of("subcloud/s/token/token"),
                quotas(aJob("1").tenant("t").subcloud("s").proof(new AccessProof("token", proof))));
    }
}
