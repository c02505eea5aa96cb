package com.resultity.mesh.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final String TOKEN = "mst_abcd2345_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private static final String JOB = "018f6e2a-0000-7000-8000-000000000001";
    private static final byte[] VERIFIER = AccessTokens.verifierOf(TOKEN);

    /** Made with the hashlib and hmac of Python 3, from the definition in words. */
    @ParameterizedTest
    @CsvSource({
        TOKEN + ",738891aaa6d4f3d223db7604da7f594e8c13053175ddb1a10ddbd3d1ede69816," + JOB
                + ",acme,partner-api,e2e1c416eea33dce5ac5b86bd17e496d62adc40540835c9cc9b460c2be59ce0d",
        "mst_zzzz7777___________________________________________8,"
                + "bb5923c4f15cca810a075ba2e8af88aea7b57022f874a994942f96480bd020a0,"
                + "j,Zürich,p,db533c1b05fee6b76f03c74079a4d20d04df04e298eb3414742d0d8acc035063"
    })
    void shouldAgreeWithAnotherImplementation(
            String token, String verifier, String job, String tenant, String subcloud, String proof) {
        byte[] derived = AccessTokens.verifierOf(token);

        assertEquals(verifier, HEX.formatHex(derived));
        assertEquals(proof, HEX.formatHex(AccessTokens.proof(derived, job, tenant, subcloud)));
        assertTrue(AccessTokens.isProof(derived, HEX.parseHex(proof), job, tenant, subcloud));
    }

    @Test
    void shouldReadTheTextThatItWrote() {
        byte[] secret = new byte[AccessTokens.SECRET_BYTES];
        Arrays.fill(secret, (byte) 0xFB);
        String text = AccessTokens.text("abcdefgh", secret);

        assertEquals("abcdefgh", AccessTokens.tokenIdOf(text));
        assertArrayEquals(AccessTokens.verifierOf(secret), AccessTokens.verifierOf(text));
    }

    @ParameterizedTest
    @CsvSource({
        "018f6e2a-0000-7000-8000-000000000002, acme, partner-api",
        JOB + ", other, partner-api",
        JOB + ", acme, other",
        JOB + ", partner-api, acme",
    })
    void shouldRefuseAProofOfAnotherJob(String job, String tenant, String subcloud) {
        byte[] proof = AccessTokens.proof(VERIFIER, JOB, "acme", "partner-api");

        assertFalse(AccessTokens.isProof(VERIFIER, proof, job, tenant, subcloud));
    }

    @Test
    void shouldRefuseAProofThatDiffersInAnyBitOrInLength() {
        byte[] proof = AccessTokens.proof(VERIFIER, JOB, "acme", "partner-api");
        for (int bit = 0; bit < proof.length * Byte.SIZE; bit++) {
            byte[] spoilt = proof.clone();
            spoilt[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertFalse(AccessTokens.isProof(VERIFIER, spoilt, JOB, "acme", "partner-api"));
        }
        for (int length = 0; length < proof.length; length++) {
            assertFalse(AccessTokens.isProof(VERIFIER, Arrays.copyOf(proof, length), JOB, "acme", "partner-api"));
        }
        assertFalse(AccessTokens.isProof(VERIFIER, Arrays.copyOf(proof, proof.length + 1), JOB, "acme", "partner-api"));
    }

    /** Without this, "a" with "b, line feed, c" would be "a, line feed, b" with "c". */
    @Test
    void shouldNotTakeALineFeedForThePartOfAnId() {
        assertThrows(IllegalArgumentException.class, () -> AccessTokens.proof(VERIFIER, JOB, "a\nb", "c"));
        byte[] proof = AccessTokens.proof(VERIFIER, JOB, "a", "b");
        assertFalse(AccessTokens.isProof(VERIFIER, proof, JOB + "\na", "b", "c"));
    }

    @Test
    void shouldRefuseAVerifierOfAnotherLength() {
        byte[] shorter = Arrays.copyOf(VERIFIER, 16);

        assertThrows(IllegalArgumentException.class, () -> AccessTokens.proof(shorter, JOB, "a", "b"));
        assertFalse(AccessTokens.isProof(shorter, new byte[32], JOB, "a", "b"));
        assertFalse(AccessTokens.isProof(new byte[0], new byte[32], JOB, "a", "b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mst_",
                "mst_abcd2345",
                "mst_ABCD2345_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
                "mst_abcd2345_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh",
                "mst_abcd2345_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "mst_abcd2345_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd+h8",
                "mst_abcd2345_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\n"
            })
    void shouldRefuseWhatIsNoTokenWithoutRepeatingIt(String text) {
        assertEquals(
                "this is no access token",
                assertThrows(IllegalArgumentException.class, () -> AccessTokens.verifierOf(text))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> AccessTokens.tokenIdOf(text));
    }

    @Test
    void shouldNotWriteATextThatItCouldNotRead() {
        byte[] secret = new byte[AccessTokens.SECRET_BYTES];

        assertThrows(IllegalArgumentException.class, () -> AccessTokens.text("UPPER234", secret));
        assertThrows(IllegalArgumentException.class, () -> AccessTokens.text("abcdefgh", new byte[31]));
        assertThrows(IllegalArgumentException.class, () -> AccessTokens.verifierOf(new byte[31]));
    }
}
