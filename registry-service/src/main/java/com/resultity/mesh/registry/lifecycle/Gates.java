package com.resultity.mesh.registry.lifecycle;

import com.resultity.mesh.registry.definition.Attestation;
import com.resultity.mesh.registry.definition.Gate;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The gates that a network asks for, and whom it trusts to say that they are met.
 *
 * @param issuers for each gate that is asked for, the public keys (Ed25519) of its trusted issuers by their ids
 */
public record Gates(Map<Gate, Map<String, PublicKey>> issuers) {

    /** A network that asks for none. */
    public static final Gates NONE = new Gates(Map.of());

    public Gates {
        issuers = Map.copyOf(issuers);
    }

    /** Whether attestations of all gates that are asked for hold at a moment. */
    public boolean metBy(Collection<Attestation> attestations, long now) {
        return unmet(attestations, now).isEmpty();
    }

    /** The gates that are asked for and not met at a moment, in their order. */
    public List<Gate> unmet(Collection<Attestation> attestations, long now) {
        return issuers.keySet().stream()
                .filter(gate -> attestations.stream().noneMatch(it -> it.gate() == gate && it.holdsAt(now)))
                .sorted()
                .toList();
    }

    /**
     * Why an attestation is not believed, in words; empty where it is.
     *
     * @param now milliseconds since 1970-01-01T00:00:00Z
     */
    public Optional<String> faultOf(Attestation attestation, long now) {
        PublicKey key = issuers.getOrDefault(attestation.gate(), Map.of()).get(attestation.issuerId());
        if (key == null) {
            return Optional.of("the network trusts no such issuer for this gate");
        }
        if (!attestation.holdsAt(now)) {
            return Optional.of("the attestation does not hold now");
        }
        return AttestationBytes.isSigned(attestation, key)
                ? Optional.empty()
                : Optional.of("the signature is not that of the issuer over this attestation");
    }
}
