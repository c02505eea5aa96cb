package com.resultity.mesh.wire;

/** Whether a stream does its work at a moment, and if not, what keeps it. */
public enum StreamCondition {
    /** It has partitions, every one of them is restored, and records are processed. */
    PROCESSING(true, "records are processed"),

    /** It has no partition of its own, and knows so much of another instance's that it could take over at once. */
    STANDING_BY(true, "stands by for another instance"),

    /** It has no partition of its own, and knows too little of another instance's yet. */
    CATCHING_UP(false, "catches up with another instance, to stand by for it"),

    /** It is in its group and has nothing to do there. */
    UNASSIGNED(false, "no partition is assigned"),

    /** Partitions are on their way to it, or state is restored, or it has ended. */
    ASSIGNING(false, "partitions are being assigned or state restored"),

    /** The brokers have not heard of it for so long that they give its partitions to others. */
    CUT_OFF(false, "the brokers have not been reached for a session timeout");

    private final boolean ready;
    private final String sentence;

    StreamCondition(boolean ready, String sentence) {
        this.ready = ready;
        this.sentence = sentence;
    }

    /** Tells whether all that the group expects of this instance is done. */
    public boolean isReady() {
        return ready;
    }

    /** Returns the condition in words. */
    public String sentence() {
        return sentence;
    }
}
