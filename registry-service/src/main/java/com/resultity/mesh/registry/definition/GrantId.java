package com.resultity.mesh.registry.definition;

import java.util.Comparator;

/**
 * What tells one grant from another.
 *
 * @param subcloudId the Subcloud that jobs may be sent to
 * @param subject of what kind the one is that may send them
 * @param subjectId the one that may send them
 */
public record GrantId(String subcloudId, GrantSubject subject, String subjectId) implements Comparable<GrantId> {

    private static final Comparator<GrantId> ORDER = Comparator.comparing(GrantId::subcloudId)
            .thenComparing(GrantId::subject)
            .thenComparing(GrantId::subjectId);

    /** The grant of a tenant. */
    public static GrantId ofTenant(String subcloudId, String tenantId) {
        return new GrantId(subcloudId, GrantSubject.TENANT, tenantId);
    }

    /** The grant that a record's key names; a key of another form names a grant that cannot be. */
    public static GrantId parse(String key) {
        String[] parts = key.split("/", 3);
        if (parts.length == 3) {
            for (GrantSubject subject : GrantSubject.values()) {
                if (subject != GrantSubject.TENANT && parts[1].equals(subject.keyPart())) {
                    return new GrantId(parts[0], subject, parts[2]);
                }
            }
        }
        return ofTenant(parts[0], key.substring(Math.min(key.length(), parts[0].length() + 1)));
    }

    /** Key of the grant's record. */
    public String key() {
        return subject == GrantSubject.TENANT
                ? subcloudId + "/" + subjectId
                : subcloudId + "/" + subject.keyPart() + "/" + subjectId;
    }

    @Override
    public int compareTo(GrantId other) {
        return ORDER.compare(this, other);
    }
}
