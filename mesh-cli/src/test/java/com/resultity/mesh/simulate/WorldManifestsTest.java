package com.resultity.mesh.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorldManifestsTest {

    @Test
    void shouldDeclareEveryModelThatJobsName() {
        String models = String.join("\n", WorldManifests.models().lines());

        for (TrafficClass kind : TrafficClass.values()) {
            kind.models().forEach(name -> assertTrue(models.contains("metadata: {name: \"" + name + "\"}"), name));
        }
        assertTrue(models.contains("licence: \"apache-2.0\", openWeights: true, parameters: 0.6B}"), models);
    }

    @Test
    void shouldDeclareEveryTenantOnce() {
        List<String> lines = WorldManifests.tenants().lines();

        for (TrafficClass kind : TrafficClass.values()) {
            kind.tenants()
                    .forEach(tenant -> assertEquals(
                            1,
                            lines.stream()
                                    .filter(("metadata: {id: \"" + tenant + "\"}")::equals)
                                    .count(),
                            tenant));
        }
    }
}
