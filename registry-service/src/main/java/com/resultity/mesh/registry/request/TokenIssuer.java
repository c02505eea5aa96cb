package com.resultity.mesh.registry.request;

import com.resultity.mesh.access.AccessTokens;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.command.RefusedException;
import com.resultity.mesh.registry.command.Reply;
import com.resultity.mesh.registry.definition.TokenDefinition;
import com.resultity.mesh.registry.definition.TokenId;
import com.resultity.mesh.registry.definition.Verifier;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.log.LogUnavailableException;
import com.resultity.mesh.registry.manifest.MistakenRequestException;
import com.resultity.mesh.registry.manifest.RotationTerms;
import com.resultity.mesh.registry.manifest.TokenRequests;
import com.resultity.mesh.registry.manifest.TokenTerms;
import com.resultity.mesh.registry.state.RegistryView;
import java.security.SecureRandom;
import java.util.function.LongSupplier;

/**
 * Issues and rotates access tokens. A Subcloud may have tokens before its policy asks for them, so that its users
 * can be given theirs first. When a method returns, its change is on the log; if a method fails after it was written, a
 * token may be there that nobody holds.
 */
public final class TokenIssuer {

    private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int ID_LENGTH = 8;

    private final RequestDesk desk;
    private final RegistryView view;
    private final SecureRandom random;
    private final LongSupplier clock;

    /**
     * @param desk who passes requests on
     * @param view where what is kept of tokens is read
     * @param random where ids and secrets come from
     * @param clock time, milliseconds since 1970-01-01T00:00:00Z
     */
    public TokenIssuer(RequestDesk desk, RegistryView view, SecureRandom random, LongSupplier clock) {
        this.desk = desk;
        this.view = view;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Issues a token.
     *
     * @param request what is asked of it, as {@link TokenRequests#readIssue} takes it
     * @throws com.resultity.mesh.registry.command.RefusedException if there is no such Subcloud
     */
    public IssuedToken issue(String subcloudId, String request, Requester by)
            throws MistakenRequestException, LogUnavailableException, InterruptedException {
        long now = clock.getAsLong();
        TokenTerms terms = TokenRequests.readIssue(request, now);
        byte[] secret = newSecret();
        TokenDefinition token = new TokenDefinition(
                newId(subcloudId),
                new Verifier(AccessTokens.verifierOf(secret)),
                terms.tenantId(),
                terms.quota(),
                now,
                terms.expiresAt());
        return issued(token.id(), secret, desk.ask(new Change.IssueToken(token), by));
    }

    /**
     * Issues a token in another's place, for the same tenant and with the same quota. The other one stays valid for a while.
     *
     * @param request what is asked of it, as {@link TokenRequests#readRotation} takes it
     * @throws com.resultity.mesh.registry.command.RefusedException if there is no such token, or if it has expired
     */
    public IssuedToken rotate(TokenId id, String request, Requester by)
            throws MistakenRequestException, LogUnavailableException, InterruptedException {
        long now = clock.getAsLong();
        RotationTerms terms = TokenRequests.readRotation(request, now);
        byte[] secret = newSecret();
        Change.RotateToken rotation = new Change.RotateToken(
                id,
                newId(id.subcloudId()),
                new Verifier(AccessTokens.verifierOf(secret)),
                terms.expiresAt(),
                terms.overlapUntil() - now);
        return issued(rotation.id(), secret, desk.ask(rotation, by));
    }

    private IssuedToken issued(TokenId id, byte[] secret, Reply.Applied applied) throws LogUnavailableException {
        if (applied.applied().stream().noneMatch(it -> it.id().equals(id.key()))) {
            throw new RefusedException(
                    new Refusal.Conflict(
                            "this was carried out, and what it made is shown once: if it was lost, revoke it and ask for another"));
        }
        Versioned<TokenDefinition> kept = view.tokensOf(id.subcloudId()).get(id.tokenId());
        if (kept == null) {
            throw new LogUnavailableException(
                    "the token of command " + applied.commandId() + " was issued, and revoked at once");
        }
        return new IssuedToken(AccessTokens.text(id.tokenId(), secret), kept);
    }

    private byte[] newSecret() {
        byte[] secret = new byte[AccessTokens.SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    private TokenId newId(String subcloudId) {
        StringBuilder letters = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            letters.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
        }
        return new TokenId(subcloudId, letters.toString());
    }
}
