package com.resultity.mesh.registry.definition;

import java.util.Optional;

/**
 * Where a node stands with one Subcloud.
 *
 * @param subcloudId id of the Subcloud
 * @param state where it stands
 * @param reason for {@link State#SUSPENDED} the criteria that fail, in words; otherwise empty
 * @param isolates whether an active membership takes the node out of the global pool
 * @param consents who agreed to it by a move
 */
public record Membership(String subcloudId, State state, Optional<String> reason, boolean isolates, Consents consents) {

    private static final String CUT_OFF = "...";

    /** A membership that rests on records alone. */
    public Membership(String subcloudId, State state, Optional<String> reason, boolean isolates) {
        this(subcloudId, state, reason, isolates, Consents.NONE);
    }

    /** The same, with the beginning of a reason that has more letters than so many. */
    Membership withReasonUpTo(int letters) {
        return reason.filter(text -> text.length() > letters)
                .map(text ->
                        new Membership(subcloudId, state, Optional.of(beginning(text, letters)), isolates, consents))
                .orElse(this);
    }

    private static String beginning(String text, int letters) {
        return text.substring(0, Math.max(0, letters - CUT_OFF.length())) + CUT_OFF;
    }

    /** Whether it waits to be let in and was voted for. */
    public boolean isVotedFor() {
        return state == State.REQUESTED && !consents.votes().isEmpty();
    }

    /** Where a node stands with a Subcloud. Only active members are offered its jobs. */
    public enum State {
        /** The owner invites it; its operator has not accepted. */
        INVITED,
        /** Its operator asks; the owner has not approved. */
        REQUESTED,
        /** It belongs. */
        ACTIVE,
        /** It would belong, but fails a criterion. */
        SUSPENDED,
        /** Its operator took it out, or declined. */
        LEFT,
        /** The owner does not want it. */
        EXPELLED;

        /** Whether both sides agree, so that the criteria alone decide. */
        public boolean isMember() {
            return this == ACTIVE || this == SUSPENDED;
        }

        /** Whether it stays as it is, whatever the records of node and Subcloud say. */
        public boolean isFinalUnlessMoved() {
            return this == LEFT || this == EXPELLED;
        }
    }
}
