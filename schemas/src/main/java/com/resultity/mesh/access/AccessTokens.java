package com.resultity.mesh.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Access tokens, their verifiers and proofs.
 *
 * <p>A token's text is {@code mst_ID_SECRET}: its id, which is no secret, and 32 secret bytes in unpadded base64url. Its
 * verifier is the SHA-256 of the UTF-8 text {@code mesh.access-token.v1:} followed by the 32 bytes: who has the verifier
 * can check proofs, and make them, but not the token. A proof is the HMAC-SHA256 under the verifier over the UTF-8 lines
 * {@code mesh.access-proof.v1}, job id, tenant id and Subcloud id, each ended by a line feed, so that it holds for this one
 * job alone.
 *
 * <p>No exception thrown here holds anything of what was given.
 */
public final class AccessTokens {

    /** Length of a token's secret in bytes. */
    public static final int SECRET_BYTES = 32;

    /** Length of a verifier and of a proof in bytes. */
    public static final int DIGEST_BYTES = 32;

    private static final String TEXT_PREFIX = "mst_";
    private static final Pattern TEXT = Pattern.compile("mst_([a-z0-9]{8})_([A-Za-z0-9_-]{43})");
    private static final byte[] VERIFIER_PREFIX = "mesh.access-token.v1:".getBytes(UTF_8);
    private static final String PROOF_HEADING = "mesh.access-proof.v1";
    private static final String MAC_ALGORITHM = "HmacSHA256";
    private static final char LINE_END = '\n';

    private AccessTokens() {}

    /**
     * The text of a token, as its holder gets it.
     *
     * @param tokenId eight of a-z and 0-9
     * @param secret the token's {@link #SECRET_BYTES}
     * @throws IllegalArgumentException if either is of another form
     */
    public static String text(String tokenId, byte[] secret) {
        String text = TEXT_PREFIX + tokenId + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        parsed(text);
        return text;
    }

    /**
     * The id in a token's text, which is no secret.
     *
     * @throws IllegalArgumentException if this is no token's text
     */
    public static String tokenIdOf(String text) {
        return parsed(text).group(1);
    }

    /** Whether a text looks like a token, so that it must not be shown, even if it is none. */
    public static boolean looksLikeToken(String text) {
        return text.startsWith(TEXT_PREFIX);
    }

    /**
     * The verifier of a token.
     *
     * @throws IllegalArgumentException if this is no token's text
     */
    public static byte[] verifierOf(String text) {
        byte[] secret = Base64.getUrlDecoder().decode(parsed(text).group(2));
        return verifierOf(secret);
    }

    /**
     * The verifier of a token's secret.
     *
     * @throws IllegalArgumentException unless it is of {@link #SECRET_BYTES}
     */
    public static byte[] verifierOf(byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("a token's secret has " + SECRET_BYTES + " bytes");
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(VERIFIER_PREFIX);
            return digest.digest(secret);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /**
     * The proof that a job's sender holds a token.
     *
     * @param verifier the token's verifier
     * @throws IllegalArgumentException if the verifier is not of {@link #DIGEST_BYTES}, or an id holds a line feed, with
     *     which one proof could stand for two jobs
     */
    public static byte[] proof(byte[] verifier, String jobId, String tenantId, String subcloudId) {
        if (verifier.length != DIGEST_BYTES) {
            throw new IllegalArgumentException("a verifier has " + DIGEST_BYTES + " bytes");
        }
        try {
            Mac mac = Mac.getInstance(MAC_ALGORITHM);
            mac.init(new SecretKeySpec(verifier, MAC_ALGORITHM));
            return mac.doFinal(lines(jobId, tenantId, subcloudId).getBytes(UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has " + MAC_ALGORITHM, impossible);
        }
    }

    /**
     * Whether a proof is that of this job, in a time that does not tell how much of it is right. False as well where no
     * proof could be made.
     *
     * @param verifier the verifier of the token that the job names
     * @param mac what the job carries
     */
    public static boolean isProof(byte[] verifier, byte[] mac, String jobId, String tenantId, String subcloudId) {
        boolean provable =
                verifier.length == DIGEST_BYTES && isOneLine(jobId) && isOneLine(tenantId) && isOneLine(subcloudId);
        return provable && MessageDigest.isEqual(proof(verifier, jobId, tenantId, subcloudId), mac);
    }

    private static String lines(String... ids) {
        if (!Arrays.stream(ids).allMatch(AccessTokens::isOneLine)) {
            throw new IllegalArgumentException("an id of a proof holds a line feed");
        }
        StringBuilder lines = new StringBuilder(PROOF_HEADING).append(LINE_END);
        for (String id : ids) {
            lines.append(id).append(LINE_END);
        }
        return lines.toString();
    }

    private static boolean isOneLine(String id) {
        return id.indexOf(LINE_END) < 0;
    }

    private static Matcher parsed(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("this is no access token");
        }
        return matcher;
    }
}
