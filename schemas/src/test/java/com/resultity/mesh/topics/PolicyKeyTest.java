package com.resultity.mesh.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.topics.PolicyKey.Table;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyKeyTest {

    @ParameterizedTest
    @EnumSource
    void shouldReadWhatItWrote(Table table) {
        PolicyKey key = new PolicyKey(table, "eu-gdpr/team/radiology");

        assertEquals(Optional.of(key), PolicyKey.parse(key.text()));
    }

    @Test
    void shouldKeepTheTablesApart() {
        assertEquals(Optional.of(new PolicyKey(Table.GRANT, "eu-gdpr/acme")), PolicyKey.parse("grant/eu-gdpr/acme"));
        assertEquals(Optional.of(new PolicyKey(Table.TOKEN, "eu-gdpr/acme")), PolicyKey.parse("token/eu-gdpr/acme"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "subcloud", "subcloud/", "grant/", "eu-gdpr", "Subcloud/eu-gdpr", "grants/a/b"})
    void shouldNotReadWhatIsNoKey(String text) {
        assertEquals(Optional.empty(), PolicyKey.parse(text));
    }
}
