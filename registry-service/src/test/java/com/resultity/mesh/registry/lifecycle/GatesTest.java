package com.resultity.mesh.registry.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.registry.TestingGateIssuer;
import com.resultity.mesh.registry.definition.Attestation;
import com.resultity.mesh.registry.definition.Gate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatesTest {

    private static final long FROM = 1_000;
    private static final long UNTIL = 2_000;
    private static final TestingGateIssuer TRUSTED = TestingGateIssuer.named("assessor");
    private static final TestingGateIssuer BANK = TestingGateIssuer.named("bank");
    private static final Gates GATES = new Gates(Map.of(
            Gate.VERIFICATION,
            Map.of(TRUSTED.id(), TRUSTED.publicKey()),
            Gate.STAKE,
            Map.of(BANK.id(), BANK.publicKey())));
    private static final Attestation TRUE = TRUSTED.attest("pool", Gate.VERIFICATION, FROM, UNTIL);

    @ParameterizedTest
    @CsvSource({"999, false", "1000, true", "1999, true", "2000, false"})
    void shouldBelieveAnAttestationWhileItHolds(long now, boolean believed) {
        assertEquals(believed, GATES.faultOf(TRUE, now).isEmpty());
        assertEquals(!believed, GATES.unmet(List.of(TRUE), now).contains(Gate.VERIFICATION));
    }

    @Test
    void shouldBelieveNoWordThatWasChangedUnderItsSignature() {
        String signature = TRUE.signature();
        List.of(
                        new Attestation("poom", Gate.VERIFICATION, TRUSTED.id(), FROM, UNTIL, signature),
                        new Attestation("poo", Gate.VERIFICATION, TRUSTED.id(), FROM, UNTIL, signature),
                        new Attestation("pool", Gate.VERIFICATION, TRUSTED.id(), FROM - 1, UNTIL, signature),
                        new Attestation("pool", Gate.VERIFICATION, TRUSTED.id(), FROM, UNTIL + 1, signature))
                .forEach(changed -> assertEquals(forged(), GATES.faultOf(changed, FROM), changed::toString));
    }

    @Test
    void shouldBelieveAnIssuerAtItsOwnGateAlone() {
        assertEquals(untrusted(), GATES.faultOf(TRUSTED.attest("pool", Gate.STAKE, FROM, UNTIL), FROM));
        assertEquals(untrusted(), GATES.faultOf(TRUSTED.attest("pool", Gate.APPROVAL, FROM, UNTIL), FROM));
        assertEquals(Optional.empty(), GATES.faultOf(BANK.attest("pool", Gate.STAKE, FROM, UNTIL), FROM));
    }

    @Test
    void shouldBelieveNobodyWhoTakesAnIssuersName() {
        TestingGateIssuer impostor = TestingGateIssuer.named(TRUSTED.id());
        assertEquals(forged(), GATES.faultOf(impostor.attest("pool", Gate.VERIFICATION, FROM, UNTIL), FROM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "no Base64"})
    void shouldBelieveNoSignatureThatIsNone(String signature) {
        assertEquals(
                forged(),
                GATES.faultOf(new Attestation("pool", Gate.VERIFICATION, TRUSTED.id(), FROM, UNTIL, signature), FROM));
    }

    @Test
    void shouldAskForEachGateByItself() {
        Attestation staked = BANK.attest("pool", Gate.STAKE, FROM, UNTIL);
        assertEquals(List.of(Gate.VERIFICATION, Gate.STAKE), GATES.unmet(List.of(), FROM));
        assertEquals(List.of(Gate.STAKE), GATES.unmet(List.of(TRUE), FROM));
        assertFalse(GATES.metBy(List.of(staked), FROM));
        assertTrue(GATES.metBy(List.of(TRUE, staked), FROM));
        assertTrue(Gates.NONE.metBy(List.of(), FROM));
    }

    private static Optional<String> forged() {
        return Optional.of("the signature is not that of the issuer over this attestation");
    }

    private static Optional<String> untrusted() {
        return Optional.of("the network trusts no such issuer for this gate");
    }
}
