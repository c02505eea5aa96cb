package com.resultity.mesh.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.sla.flow.SlaRules;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlaSettingsTest {

    @Test
    void shouldBeTheDefaultRulesWhereNothingIsSet() {
        assertEquals(SlaRules.defaults(), rules(Map.of()));
    }

    @Test
    void shouldTakeWhatIsSet() {
        SlaRules rules = rules(Map.of("mesh.sla.default-window", "30s", "mesh.sla.publish-interval", "500ms"));

        assertEquals(30_000, rules.defaultWindow().milliseconds());
        assertEquals(Duration.ofMillis(500), rules.publishInterval());
        assertEquals(500, rules.alert().settlingMilliseconds());
    }

    private static SlaRules rules(Map<String, Object> properties) {
        // Without the service's own settings there is no broker to connect to.
        try (ApplicationContext context = ApplicationContext.builder()
                .enableDefaultPropertySources(false)
                .properties(properties)
                .start()) {
            return context.getBean(SlaSettings.class).rules();
        }
    }
}
