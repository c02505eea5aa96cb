package com.resultity.mesh.registry.state;

import java.util.Comparator;

/**
 * What tells one grant from another.
 *
 * @param subcloudId the Subcloud that jobs may be sent to
 * @param tenantId the tenant that may send them
 */
public record GrantId(String subcloudId, String tenantId) implements Comparable<GrantId> {

    private static final Comparator<GrantId> ORDER =
            Comparator.comparing(GrantId::subcloudId).thenComparing(GrantId::tenantId);

    /** The grant that a record's key names; a key without a slash names a grant that cannot be. */
    public static GrantId parse(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? new GrantId(key, "") : new GrantId(key.substring(0, slash), key.substring(slash + 1));
    }

    /** Key of the grant's record. */
    public String key() {
        return subcloudId + "/" + tenantId;
    }

    @Override
    public int compareTo(GrantId other) {
        return ORDER.compare(this, other);
    }
}
