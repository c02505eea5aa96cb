package com.resultity.mesh.router.place;

import static com.resultity.mesh.testkit.records.Records.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.router.decide.policy.Policies;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy;
import com.resultity.mesh.schemas.AccessPolicy;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.schemas.SubcloudState;
import com.resultity.mesh.topics.PolicyKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyConversionTest {

    /** An empty state is that of a record which was written before there were states. */
    @ParameterizedTest
    @CsvSource({
        ",             ACTIVE",
        "ACTIVE,       ACTIVE",
        "PENDING,      INACTIVE",
        "SUSPENDED,    INACTIVE",
        "DRAFT,        HIDDEN",
        "RETIRED,      HIDDEN",
        "UNRECOGNISED, HIDDEN"
    })
    void shouldReadTheStateOfASubcloudBesideItsAccess(SubcloudState state, SubcloudPolicy.State expected) {
        Subcloud subcloud =
                aSubcloud().id("health").access(AccessPolicy.TOKEN).isolating().build();
        subcloud.setState(state);
        Policies policies = new Policies();

        PolicyConversion.apply(
                new PolicyKey(PolicyKey.Table.SUBCLOUD, "health").text(),
                PlacementPolicy.newBuilder().setSubcloud(subcloud).build(),
                policies);

        SubcloudPolicy policy = policies.subcloud("health").orElseThrow();
        assertEquals(expected, policy.state());
        assertEquals(SubcloudPolicy.AccessPolicy.TOKEN, policy.access());
        assertEquals(expected == SubcloudPolicy.State.ACTIVE, policies.isolates("health"));
    }
}
