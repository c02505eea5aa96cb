package com.resultity.mesh.router.decide.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.resultity.mesh.router.decide.job.AccessProof;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known of tokens and proofs: equal by all that it says, copied in and out, and silent on what is secret. */
class AccessTermsTest {

    private static final byte[] SECRET = "secret".getBytes(UTF_8);
    private static final Quota QUOTA = new Quota(1, 2);

    private static TokenTerms terms(
            long version, byte[] verifier, Optional<String> tenant, Quota quota, long from, long until) {
        return new TokenTerms(version, verifier, tenant, quota, from, until);
    }

    @Test
    void shouldTellTermsApartByEachPart() {
        TokenTerms terms = terms(1, SECRET, Optional.of("a"), QUOTA, 3, 4);
        TokenTerms same = terms(1, SECRET.clone(), Optional.of("a"), new Quota(1, 2), 3, 4);
        assertEquals(terms, same);
        assertEquals(terms.hashCode(), same.hashCode());
        assertEquals(31 + Arrays.hashCode(SECRET), terms.hashCode());
        assertNotEquals(terms, terms(2, SECRET, Optional.of("a"), QUOTA, 3, 4));
        assertNotEquals(terms, terms(1, new byte[] {1}, Optional.of("a"), QUOTA, 3, 4));
        assertNotEquals(terms, terms(1, SECRET, Optional.empty(), QUOTA, 3, 4));
        assertNotEquals(terms, terms(1, SECRET, Optional.of("a"), Quota.UNLIMITED, 3, 4));
        assertNotEquals(terms, terms(1, SECRET, Optional.of("a"), QUOTA, 2, 4));
        assertNotEquals(terms, terms(1, SECRET, Optional.of("a"), QUOTA, 3, 5));
        assertNotEquals(terms, (Object) "terms");
    }

    @Test
    void shouldNotShowTheVerifier() {
        assertEquals(
                "TokenTerms[version=7, validFrom=3, expiresAt=4, verifier of 6 bytes]",
                terms(7, SECRET, Optional.of("a"), QUOTA, 3, 4).toString());
        assertEquals(7, terms(7, SECRET, Optional.of("a"), QUOTA, 3, 4).version());
    }

    @Test
    void shouldTellProofsApartByTokenAndMac() {
        AccessProof proof = new AccessProof("t-1", SECRET);
        assertEquals(proof, new AccessProof("t-1", SECRET.clone()));
        assertEquals("t-1".hashCode() * 31 + Arrays.hashCode(SECRET), proof.hashCode());
        assertNotEquals(proof, new AccessProof("t-2", SECRET));
        assertNotEquals(proof, new AccessProof("t-1", new byte[] {1}));
        assertNotEquals(proof, (Object) "proof");
        assertEquals("AccessProof[tokenId=t-1]", proof.toString());
    }

    @Test
    void shouldNotBeChangedThroughWhatItGivesOut() {
        AccessProof proof = new AccessProof("t-1", SECRET);
        proof.mac()[0] = 0;
        assertArrayEquals(SECRET, proof.mac());
    }

    @Test
    void shouldLetNobodyInByAVerifierThatIsNoKey() {
        assertFalse(new AccessProof("t-1", SECRET).isOf("1", "a", "s", new byte[0]));
        assertFalse(new AccessProof("t-1", new byte[0]).isOf("1", "a", "s", new byte[0]));
    }
}
