package com.resultity.mesh.topics;

import java.util.Optional;

/** Keys of {@code mesh.placement-policies.v1}, which holds two kinds of record under one order. */
public sealed interface PolicyKey {

    String SUBCLOUD_PREFIX = "subcloud/";
    String GRANT_PREFIX = "grant/";

    /** The key as it is written. */
    String text();

    /** Key of a Subcloud. */
    record OfSubcloud(String subcloudId) implements PolicyKey {

        @Override
        public String text() {
            return SUBCLOUD_PREFIX + subcloudId;
        }
    }

    /** Key of a tenant's grant for a Subcloud. */
    record OfGrant(String subcloudId, String tenantId) implements PolicyKey {

        @Override
        public String text() {
            return GRANT_PREFIX + subcloudId + "/" + tenantId;
        }
    }

    /** What a key names, or nothing if it is of neither form. */
    static Optional<PolicyKey> parse(String key) {
        if (key.startsWith(SUBCLOUD_PREFIX) && key.length() > SUBCLOUD_PREFIX.length()) {
            return Optional.of(new OfSubcloud(key.substring(SUBCLOUD_PREFIX.length())));
        }
        int end = key.indexOf('/', GRANT_PREFIX.length());
        if (key.startsWith(GRANT_PREFIX) && end > GRANT_PREFIX.length() && end + 1 < key.length()) {
            return Optional.of(new OfGrant(key.substring(GRANT_PREFIX.length(), end), key.substring(end + 1)));
        }
        return Optional.empty();
    }
}
