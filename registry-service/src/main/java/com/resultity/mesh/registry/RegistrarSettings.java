package com.resultity.mesh.registry;

import com.resultity.mesh.registry.definition.Gate;
import com.resultity.mesh.registry.lifecycle.Gates;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What can be set under {@code mesh.registry}.
 *
 * @param instance name of this instance, the same after each of its restarts and of no other instance. Empty: host name and
 *     port
 * @param commitInterval time between transactions of the registrar; a reply is seen when its transaction ends
 * @param sessionTimeout how long an instance may be unheard before another takes over; brokers refuse less than 6 s unless
 *     their {@code group.min.session.timeout.ms} allows it
 * @param transactionTimeout how long a transaction may take; until it has passed, one that a crash left open keeps others
 *     from taking over
 * @param standbys how many other instances keep a copy of the registrar's state, to go on from
 * @param recoveryLag records of changelog that a copy may be behind and still take over
 * @param gates for each gate that a Subcloud must meet before it is active (verification, approval, stake), its trusted
 *     issuers: their ids and their public keys (Ed25519, X.509, in Base64)
 */
@ConfigurationProperties("mesh.registry")
public record RegistrarSettings(
        @Bindable(defaultValue = "") String instance,
        @Bindable(defaultValue = "20ms") Duration commitInterval,
        @Bindable(defaultValue = "6s") Duration sessionTimeout,
        @Bindable(defaultValue = "5s") Duration transactionTimeout,
        @Bindable(defaultValue = "1") int standbys,
        @Bindable(defaultValue = "10000") long recoveryLag,
        @Nullable Map<String, Map<String, String>> gates) {

    /**
     * The gates with their issuers' keys.
     *
     * @throws IllegalArgumentException if a gate is none, or a key cannot be read
     */
    Gates trusted() {
        if (gates == null) {
            return Gates.NONE;
        }
        Map<Gate, Map<String, PublicKey>> issuers = new EnumMap<>(Gate.class);
        gates.forEach((gate, keys) -> issuers.put(
                Gate.valueOf(gate.toUpperCase(Locale.ROOT)),
                keys.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, it -> keyOf(gate, it.getKey(), it.getValue())))));
        return new Gates(issuers);
    }

    private static PublicKey keyOf(String gate, String issuer, String text) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "mesh.registry.gates." + gate + "." + issuer + " is no public key of Ed25519 in Base64",
                    unreadable);
        }
    }
}
