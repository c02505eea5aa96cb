package com.resultity.mesh.registry.hostile;

import static com.resultity.mesh.registry.hostile.RoleAttempts.by;

import com.resultity.mesh.registry.TestingGateIssuer;
import com.resultity.mesh.registry.definition.Attestation;
import com.resultity.mesh.registry.definition.Gate;
import java.util.List;

/** Attestations that no trusted issuer gave, or gave of something else. All are brought for a Subcloud by who may. */
final class AttestationAttempts {

    /** Whom the network trusts to say that owners are who they say they are. */
    static final TestingGateIssuer TRUSTED = TestingGateIssuer.named("assessor");

    private static final TestingGateIssuer IMPOSTOR = TestingGateIssuer.named("assessor");
    private static final TestingGateIssuer UNKNOWN = TestingGateIssuer.named("somebody");
    private static final String OPEN = "acme-open";
    private static final long HOUR = 3_600_000;

    private AttestationAttempts() {}

    static List<Attempt> all(long now) {
        Attestation valid = TRUSTED.attest(OPEN, Gate.VERIFICATION, now - HOUR, now + HOUR);
        return List.of(
                refused("a signature of another key", IMPOSTOR.attest(OPEN, Gate.VERIFICATION, now - HOUR, now + HOUR)),
                refused(
                        "an issuer whom nobody trusts",
                        UNKNOWN.attest(OPEN, Gate.VERIFICATION, now - HOUR, now + HOUR)),
                refused("an expired attestation", TRUSTED.attest(OPEN, Gate.VERIFICATION, now - HOUR, now - 1)),
                refused(
                        "an attestation of tomorrow",
                        TRUSTED.attest(OPEN, Gate.VERIFICATION, now + HOUR, now + 2 * HOUR)),
                refused(
                        "an attestation that ends before it begins",
                        TRUSTED.attest(OPEN, Gate.VERIFICATION, now, now - 1)),
                refused(
                        "a gate that the issuer is not asked about",
                        TRUSTED.attest(OPEN, Gate.APPROVAL, now - HOUR, now + HOUR)),
                refused(
                        "an attestation of another Subcloud",
                        TRUSTED.attest("rival-pool", Gate.VERIFICATION, now - HOUR, now + HOUR)),
                refused("an attestation that was prolonged", until(valid, now + 1000 * HOUR)),
                refused("an attestation until the end of time", until(valid, Long.MAX_VALUE)),
                refused("a truncated signature", signed(valid, valid.signature().substring(0, 40))),
                refused("a signature of nothing but zeroes", signed(valid, "A".repeat(86) + "==")),
                Attempt.of("no signature", attest("alice", OPEN, signed(valid, "")), 400),
                Attempt.of("a signature that is no Base64", attest("alice", OPEN, signed(valid, "?".repeat(88))), 400),
                Attempt.of(
                        "a gate that there is not",
                        by("alice", "POST", "/v1/subclouds/acme-open/attestations")
                                .json(TestingGateIssuer.json(valid).replace("VERIFICATION", "WEALTH")),
                        400),
                Attempt.of(
                        "a time larger than any number",
                        by("alice", "POST", "/v1/subclouds/acme-open/attestations")
                                .json(TestingGateIssuer.json(valid)
                                        .replace(Long.toString(valid.expiresAt()), "9".repeat(30))),
                        400),
                Attempt.of("a true attestation of a stranger's Subcloud", attest("mallory", OPEN, valid), 403),
                Attempt.of("a true attestation brought by a viewer", attest("bob", OPEN, valid), 403),
                Attempt.of("a true attestation of a private Subcloud", attest("mallory", "acme-vault", valid), 404));
    }

    private static Attempt refused(String name, Attestation attestation) {
        return Attempt.of(name, attest("alice", OPEN, attestation), 403).judgedByTheRegistrar();
    }

    private static RawRequest attest(String user, String subcloud, Attestation attestation) {
        return by(user, "POST", "/v1/subclouds/" + subcloud + "/attestations")
                .json(TestingGateIssuer.json(attestation));
    }

    private static Attestation until(Attestation of, long time) {
        return new Attestation(of.subcloudId(), of.gate(), of.issuerId(), of.issuedAt(), time, of.signature());
    }

    private static Attestation signed(Attestation of, String signature) {
        return new Attestation(of.subcloudId(), of.gate(), of.issuerId(), of.issuedAt(), of.expiresAt(), signature);
    }
}
