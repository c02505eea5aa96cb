package com.resultity.mesh.router.decide.policy;

/**
 * Permission to send jobs to a Subcloud.
 *
 * @param version version of its record, from 1
 * @param quota the most that each tenant may use under it
 * @param endsAt from when it is valid no more, milliseconds since 1970-01-01T00:00:00Z; {@link Long#MAX_VALUE}: never
 */
public record Grant(long version, Quota quota, long endsAt) {

    /**
     * Whom a grant is given to, and for what.
     *
     * @param subcloudId the Subcloud
     * @param kind what the subject is
     * @param subject id of the tenant, team or organisation
     */
    public record Key(String subcloudId, SubjectKind kind, String subject) {}

    /** Whom grants are given to. */
    public enum SubjectKind {
        TENANT,
        TEAM,
        ORGANISATION
    }

    public boolean validAt(long now) {
        return now < endsAt;
    }
}
