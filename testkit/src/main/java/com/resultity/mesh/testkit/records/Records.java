package com.resultity.mesh.testkit.records;

import java.util.UUID;

/**
 * Where builders come from, to be imported statically. Every record is valid as it is, and all fit together: a job of the
 * defaults, sent at {@link #NOW} from the EU, may be assigned to the node of the defaults, which is in Germany.
 */
public final class Records {

    /** 2026-01-01T00:00:00Z in milliseconds: the moment at which records of the defaults are made. */
    public static final long NOW = 1_767_225_600_000L;

    /** Id of the node that the defaults speak of. */
    public static final String NODE_ID = "node-eu-001";

    /** Id of the job that the defaults speak of. */
    public static final String JOB_ID = jobId(NOW, 1);

    /** Cell that the defaults speak of. */
    public static final String CELL = "EU-0";

    private Records() {}

    /**
     * A job id: a UUID of version 7.
     *
     * @param createdAt the time inside it, milliseconds since 1970-01-01T00:00:00Z
     * @param number tells ids of one millisecond apart, 0 to 2^62 - 1
     */
    public static String jobId(long createdAt, long number) {
        long high = createdAt << 16 | 0x7000L;
        long low = 0x8000_0000_0000_0000L | number;
        return new UUID(high, low).toString();
    }

    public static NodeBuilder aNode() {
        return new NodeBuilder();
    }

    public static HeartbeatBuilder aHeartbeat() {
        return new HeartbeatBuilder();
    }

    public static MembershipsBuilder someMemberships() {
        return new MembershipsBuilder();
    }

    public static LocationBuilder aLocation() {
        return new LocationBuilder();
    }

    public static StandingBuilder aStanding() {
        return new StandingBuilder();
    }

    public static NodeStateBuilder aNodeState() {
        return new NodeStateBuilder();
    }

    public static SubcloudBuilder aSubcloud() {
        return new SubcloudBuilder();
    }

    public static GrantBuilder aGrant() {
        return new GrantBuilder();
    }

    public static ModelBuilder aModel() {
        return new ModelBuilder();
    }

    public static TenantBuilder aTenant() {
        return new TenantBuilder();
    }

    public static AccessTokenBuilder anAccessToken() {
        return new AccessTokenBuilder();
    }

    public static NodeReleaseBuilder aNodeRelease() {
        return new NodeReleaseBuilder();
    }

    public static ZoneTableBuilder aZoneTable() {
        return new ZoneTableBuilder();
    }

    public static JobRequestBuilder aJobRequest() {
        return new JobRequestBuilder();
    }

    public static LocatedJobBuilder aLocatedJob() {
        return new LocatedJobBuilder();
    }

    /** The job of the defaults as it is handed on from its home cell to the next one. */
    public static HandedOnJobBuilder aHandedOnJob() {
        return new HandedOnJobBuilder();
    }

    /** The first assignment of the job of the defaults to the node of the defaults. */
    public static AssignmentBuilder anAssignment() {
        return new AssignmentBuilder();
    }

    /** A refusal of the job of the defaults, because nothing is eligible. */
    public static RefusalBuilder aRefusal() {
        return new RefusalBuilder();
    }

    /** The end of the patience of the job of the defaults. */
    public static RefusalBuilder anExpiry() {
        return new RefusalBuilder().expired();
    }

    public static OutcomeBuilder anOutcome() {
        return new OutcomeBuilder();
    }

    public static DeadLetterBuilder aDeadLetter() {
        return new DeadLetterBuilder();
    }
}
