package com.resultity.mesh.router.decide.policy;

import static com.resultity.mesh.router.decide.policy.PolicyBuilder.aPolicy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.router.decide.policy.SubcloudPolicy.Isolation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** Whoever worked something out from the tables learns that it has to work it out anew, and only then. */
class PoliciesTest {

    private static final Grant.Key GRANT = new Grant.Key("s", Grant.SubjectKind.TENANT, "t");
    private static final TokenTerms.Key TOKEN = new TokenTerms.Key("s", "token");

    private final Policies policies = new Policies();

    private static ModelFacts model(long version) {
        return new ModelFacts("m", version, Set.of("text"), true, 1_000, 1, "MIT", false, Optional.empty());
    }

    private static long growth(LongSupplier generation, Runnable change) {
        long before = generation.getAsLong();
        change.run();
        return generation.getAsLong() - before;
    }

    @Test
    void shouldSayOfEveryTableThatItHasChanged() {
        List<Runnable> changes = List.of(
                () -> policies.put(aPolicy("s").build()),
                () -> policies.removeSubcloud("s"),
                () -> policies.put(GRANT, new Grant(1, Quota.UNLIMITED, Long.MAX_VALUE)),
                () -> policies.remove(GRANT),
                () -> policies.put(
                        TOKEN, new TokenTerms(1, new byte[] {1}, Optional.empty(), Quota.UNLIMITED, 0, Long.MAX_VALUE)),
                () -> policies.remove(TOKEN),
                () -> policies.put(TenantFacts.unknown("t")),
                () -> policies.removeTenant("t"),
                () -> policies.put(model(1)),
                () -> policies.removeModel("m"));
        changes.forEach(change -> assertEquals(1, growth(policies::generation, change)));
    }

    @Test
    void shouldSayWhenAModelComesToBeKnownOrCeasesToBe() {
        assertEquals(1, growth(policies::modelGeneration, () -> policies.put(model(1))));
        assertEquals(0, growth(policies::modelGeneration, () -> policies.put(model(2))));
        assertEquals(1, growth(policies::modelGeneration, () -> policies.removeModel("m")));
        assertEquals(0, growth(policies::modelGeneration, () -> policies.removeModel("m")));
    }

    @Test
    void shouldSayWhenASubcloudIsolatesInAnotherWay() {
        SubcloudPolicy open = aPolicy("s").build();
        SubcloudPolicy isolating = aPolicy("s").isolating(Isolation.FINISH).build();
        SubcloudPolicy replacing = aPolicy("s").isolating(Isolation.REPLACE).build();
        assertEquals(0, growth(policies::isolationGeneration, () -> policies.put(open)));
        assertEquals(1, growth(policies::isolationGeneration, () -> policies.put(isolating)));
        assertEquals(1, growth(policies::isolationGeneration, () -> policies.put(replacing)));
        assertEquals(0, growth(policies::isolationGeneration, () -> policies.put(replacing)));
        assertTrue(policies.isolates("s"));
        assertEquals(1, growth(policies::isolationGeneration, () -> policies.put(open)));
        assertFalse(policies.isolates("s"));
        assertEquals(0, growth(policies::isolationGeneration, () -> policies.removeSubcloud("s")));
        assertEquals(1, growth(policies::isolationGeneration, () -> policies.put(isolating)));
        assertEquals(1, growth(policies::isolationGeneration, () -> policies.removeSubcloud("s")));
        assertFalse(policies.isolates("s"));
    }
}
