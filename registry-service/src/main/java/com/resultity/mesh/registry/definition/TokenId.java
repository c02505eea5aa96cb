package com.resultity.mesh.registry.definition;

import java.util.Comparator;

/**
 * What tells one access token from another; no secret.
 *
 * @param subcloudId the Subcloud that it opens
 * @param tokenId its id in that Subcloud
 */
public record TokenId(String subcloudId, String tokenId) implements Comparable<TokenId> {

    private static final Comparator<TokenId> ORDER =
            Comparator.comparing(TokenId::subcloudId).thenComparing(TokenId::tokenId);

    /** The token that a record's key names; a key without a slash names a token that cannot be. */
    public static TokenId parse(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? new TokenId(key, "") : new TokenId(key.substring(0, slash), key.substring(slash + 1));
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
