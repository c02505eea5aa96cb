package com.resultity.mesh.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyKeyTest {

    @Test
    void shouldReadWhatItWrites() {
        PolicyKey subcloud = new PolicyKey.OfSubcloud("eu-gdpr");
        PolicyKey grant = new PolicyKey.OfGrant("company", "tenant.1");
        assertEquals(Optional.of(subcloud), PolicyKey.parse(subcloud.text()));
        assertEquals(Optional.of(grant), PolicyKey.parse(grant.text()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "subcloud/", "grant/", "grant/a", "grant/a/", "grant//b", "other/a"})
    void shouldRefuseWhatIsOfNeitherForm(String key) {
        assertEquals(Optional.empty(), PolicyKey.parse(key));
    }
}
