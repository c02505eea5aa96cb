package com.resultity.mesh.registry.log;

/** Whether the view can be believed. */
public sealed interface FeedState {

    /** The log is being read, and its end is not reached yet. */
    record CatchingUp() implements FeedState {}

    /** The view is up to date. */
    record Live() implements FeedState {}

    /**
     * Something that is needed does not answer; reading goes on when it does.
     *
     * @param reason what does not answer, in words
     */
    record Stalled(String reason) implements FeedState {}

    /**
     * Reading has ended for good.
     *
     * @param reason why, in words
     */
    record Ended(String reason) implements FeedState {}
}
