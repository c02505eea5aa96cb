package com.resultity.mesh.registry.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.resultity.mesh.registry.authority.Principal;
import java.text.ParseException;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Makes principals of bearer tokens: JSON Web Tokens that the issuer signed with one of its public keys, for this mesh, and for
 * now. What a token says of its own keys (jku, jwk, x5u, x5c) counts for nothing.
 *
 * <p>Safe for use by several threads.
 */
final class BearerTokens {

    /** Only signatures with a private key; among them none that needs a library beside the virtual machine's. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.PS256, JWSAlgorithm.RS256);

    private static final int MOST_LETTERS = 8 * 1024;
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@|:+=-]{0,127}");

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final Set<String> networkOperators;

    /**
     * @param settings whose tokens are believed
     * @param keys the issuer's public keys
     * @param clock time, milliseconds since 1970-01-01T00:00:00Z
     */
    BearerTokens(IdentitySettings settings, JWKSource<SecurityContext> keys, LongSupplier clock) {
        this.networkOperators = Set.copyOf(settings.networkOperators());
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier(new ClaimsInTime(settings, clock));
    }

    /** Exact issuer, this audience, a subject, an end, and all of it now. */
    private static final class ClaimsInTime extends DefaultJWTClaimsVerifier<SecurityContext> {

        private final LongSupplier clock;

        ClaimsInTime(IdentitySettings settings, LongSupplier clock) {
            super(
                    settings.audience(),
                    new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                    Set.of("sub", "exp"));
            this.clock = clock;
            setMaxClockSkew(Math.toIntExact(settings.clockSkew().toSeconds()));
        }

        @Override
        protected Date currentTime() {
            return new Date(clock.getAsLong());
        }
    }

    /** Who holds the token; empty where it is not valid here and now, for whatever reason. */
    Optional<Principal> principalOf(String token) {
        if (token.length() > MOST_LETTERS) {
            return Optional.empty();
        }
        try {
            String user = processor.process(SignedJWT.parse(token), null).getSubject();
            return USER.matcher(user).matches()
                    ? Optional.of(new Principal(user, networkOperators.contains(user)))
                    : Optional.empty();
        } catch (ParseException | BadJOSEException | JOSEException refused) {
            return Optional.empty();
        }
    }
}
