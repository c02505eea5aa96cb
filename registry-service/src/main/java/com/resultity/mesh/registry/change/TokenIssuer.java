package com.resultity.mesh.registry.change;

import com.resultity.mesh.access.AccessTokens;
import com.resultity.mesh.registry.definition.TokenDefinition;
import com.resultity.mesh.registry.definition.TokenId;
import com.resultity.mesh.registry.definition.Verifier;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.log.LogUnavailableException;
import com.resultity.mesh.registry.manifest.MistakenRequestException;
import com.resultity.mesh.registry.manifest.RotationTerms;
import com.resultity.mesh.registry.manifest.TokenRequests;
import com.resultity.mesh.registry.manifest.TokenTerms;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Issues, rotates and revokes access tokens. A Subcloud may have tokens before its policy asks for them, so that its users
 * can be given theirs first. When a method returns, its change is on the log; if a method fails after it was written, a
 * token may be there that nobody holds.
 */
public final class TokenIssuer {

    /** Kind of access tokens in answers. */
    public static final String KIND = "AccessToken";

    private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int ID_LENGTH = 8;

    private final RegistryWriter writer;
    private final SecureRandom random;
    private final LongSupplier clock;

    /**
     * @param writer who writes
     * @param random where ids and secrets come from
     * @param clock time, milliseconds since 1970-01-01T00:00:00Z
     */
    public TokenIssuer(RegistryWriter writer, SecureRandom random, LongSupplier clock) {
        this.writer = writer;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Issues a token.
     *
     * @param request what is asked of it, as {@link TokenRequests#readIssue} takes it
     * @return the token; empty where there is no such Subcloud
     */
    public Optional<IssuedToken> issue(String subcloudId, String request)
            throws MistakenRequestException, LogUnavailableException, InterruptedException {
        long now = clock.getAsLong();
        TokenTerms terms = TokenRequests.readIssue(request, now);
        return writer.change(draft ->
                draft.hasSubcloud(subcloudId) ? Optional.of(issue(draft, subcloudId, terms, now)) : Optional.empty());
    }

    /**
     * Issues a token in another's place, for the same tenant and with the same quota. The other one stays valid for a while.
     *
     * @param request what is asked of it, as {@link TokenRequests#readRotation} takes it
     */
    public Rotation rotate(TokenId id, String request)
            throws MistakenRequestException, LogUnavailableException, InterruptedException {
        long now = clock.getAsLong();
        RotationTerms terms = TokenRequests.readRotation(request, now);
        return writer.change(draft -> draft.token(id)
                .map(present -> rotate(draft, present.value(), terms, now))
                .orElseGet(Rotation.NoSuchToken::new));
    }

    /** Revokes a token at once; empty where there is none. */
    public Optional<AppliedDocument> revoke(TokenId id) throws LogUnavailableException, InterruptedException {
        return writer.change(draft -> draft.removeToken(id));
    }

    private Rotation rotate(Draft draft, TokenDefinition present, RotationTerms terms, long now) {
        if (present.isExpired(now)) {
            return new Rotation.Expired();
        }
        OptionalLong expiresAt =
                terms.expiresAt().isPresent() || present.expiresAt().isEmpty()
                        ? terms.expiresAt()
                        : OptionalLong.of(now + present.expiresAt().getAsLong() - present.validFrom());
        IssuedToken issued = issue(
                draft, present.id().subcloudId(), new TokenTerms(present.tenantId(), present.quota(), expiresAt), now);
        Versioned<TokenDefinition> replaced = draft.declareToken(present.endingBy(terms.overlapUntil()));
        return new Rotation.Rotated(issued, replaced);
    }

    private IssuedToken issue(Draft draft, String subcloudId, TokenTerms terms, long now) {
        TokenId id = freeId(draft, subcloudId);
        byte[] secret = new byte[AccessTokens.SECRET_BYTES];
        random.nextBytes(secret);
        Versioned<TokenDefinition> kept = draft.declareToken(new TokenDefinition(
                id,
                new Verifier(AccessTokens.verifierOf(secret)),
                terms.tenantId(),
                terms.quota(),
                now,
                terms.expiresAt()));
        return new IssuedToken(AccessTokens.text(id.tokenId(), secret), kept);
    }

    private TokenId freeId(Draft draft, String subcloudId) {
        while (true) {
            StringBuilder letters = new StringBuilder(ID_LENGTH);
            for (int i = 0; i < ID_LENGTH; i++) {
                letters.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
            }
            TokenId id = new TokenId(subcloudId, letters.toString());
            if (draft.token(id).isEmpty()) {
                return id;
            }
        }
    }
}
