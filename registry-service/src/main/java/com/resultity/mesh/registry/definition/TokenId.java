package com.resultity.mesh.registry.definition;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * What tells one access token from another; no secret.
 *
 * @param subcloudId the Subcloud that it opens
 * @param tokenId its id in that Subcloud
 */
public record TokenId(String subcloudId, String tokenId) implements Comparable<TokenId> {

    private static final Pattern FORM = Pattern.compile("[a-z2-7]{8}");

    private static final Comparator<TokenId> ORDER =
            Comparator.comparing(TokenId::subcloudId).thenComparing(TokenId::tokenId);

    /** The token that a record's key names; a key without a slash names a token that cannot be. */
    public static TokenId parse(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? new TokenId(key, "") : new TokenId(key.substring(0, slash), key.substring(slash + 1));
    }

    /**
     * Whether there can be such a token. What cannot be one may be a token's text, put where its id belongs: it must not be
     * passed on.
     */
    public boolean canBe() {
        return FORM.matcher(tokenId).matches();
    }

    /** Key of the token's record. */
    public String key() {
        return subcloudId + "/" + tokenId;
    }

    @Override
    public int compareTo(TokenId other) {
        return ORDER.compare(this, other);
    }
}
