package com.resultity.mesh.registry.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.resultity.mesh.registry.definition.Quota;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestsTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final long HOUR = 3_600_000;

    @Test
    void shouldReadEveryFieldOfARequest() throws MistakenRequestException {
        assertEquals(
                new TokenTerms(
                        Optional.of("acme"),
                        Optional.of(new Quota(OptionalInt.of(2), OptionalLong.of(3))),
                        OptionalLong.of(NOW + 48 * HOUR)),
                TokenRequests.readIssue(
                        "{\"tenant\": \"acme\", \"expiresIn\": \"2d\","
                                + " \"quota\": {\"concurrentJobs\": 2, \"tokensPerMinute\": 3}}",
                        NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "{\"tenant\": null}"})
    void shouldAskNothingUnlessToldTo(String request) throws MistakenRequestException {
        assertEquals(
                new TokenTerms(Optional.empty(), Optional.empty(), OptionalLong.empty()),
                TokenRequests.readIssue(request, NOW));
    }

    @Test
    void shouldLetTokensOverlapForAnHourUnlessToldOtherwise() throws MistakenRequestException {
        assertEquals(new RotationTerms(NOW + HOUR, OptionalLong.empty()), TokenRequests.readRotation("", NOW));
        assertEquals(
                new RotationTerms(NOW, OptionalLong.of(NOW + HOUR)),
                TokenRequests.readRotation("{\"overlap\": \"0s\", \"expiresIn\": \"1h\"}", NOW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "[]                              | : is not one JSON object -> write fields in braces, or nothing at all",
                "{\"tennant\": \"a\"}            | tennant: is not a field -> write tenant",
                "{\"tenant\": \"a/b\"}           | tenant: \"a/b\" is not a tenant's id -> use 1 to 64 of A-Z, a-z, 0-9, ., _ and -",
                "{\"expiresIn\": \"30\"}         | expiresIn: \"30\" is not a length of time -> write a whole number and one of ms, s, m, h, d, such as 8s or 1500ms",
                "{\"expiresIn\": \"0s\"}         | expiresIn: \"0s\" is out of bounds -> write from 1s to 87600h",
                "{\"expiresAt\": \"2001-01-01\"} | expiresAt: is over already -> write a moment that is still to come",
                "{\"expiresIn\": \"1h\", \"expiresAt\": \"2100-01-01\"} | expiresAt: is there beside expiresIn -> keep one of the two",
                "{\"quota\": {}}                 | quota: limits nothing -> add concurrentJobs, such as 10, or tokensPerMinute, such as 100000, or remove the section",
            })
    void shouldTellWhatIsMistaken(String request, String expected) {
        assertEquals(
                expected,
                assertThrows(MistakenRequestException.class, () -> TokenRequests.readIssue(request, NOW))
                        .errors()
                        .stream()
                        .map(error -> error.field() + ": " + error.problem() + " -> " + error.remedy())
                        .collect(Collectors.joining("; ")));
    }
}
