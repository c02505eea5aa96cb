package com.resultity.mesh.registry.manners;

import java.util.List;
import java.util.Map;

/**
 * What was answered to requests that must be carried out once however often they are sent. Each is kept for a day; one that
 * comes to no answer, for a minute.
 *
 * <p>Implementations are safe for use by several threads.
 */
public interface AnsweredRequests {

    /** What is known of a request. */
    sealed interface Known {}

    /** Nothing: it is to be carried out now, and whoever asked must {@link #answer} or {@link #forget} it. */
    record Fresh() implements Known {}

    /** It is being carried out. */
    record InProgress() implements Known {}

    /** The key was used for another request. */
    record UsedOtherwise() implements Known {}

    /** It was carried out. */
    record Answered(Answer answer) implements Known {}

    /**
     * An answer, as it was sent.
     *
     * @param status HTTP status
     * @param headers those that belong to the answer
     * @param body empty where there is none, and where it must not be kept
     * @param shownOnce whether the body was for whoever asked first alone
     */
    record Answer(int status, Map<String, List<String>> headers, byte[] body, boolean shownOnce) {}

    /**
     * Notes that a request is being carried out, unless something is known of it.
     *
     * @param key principal and idempotency key, as a digest
     * @param request method, path and body, as a digest
     */
    Known begin(String key, String request);

    /** Notes what was answered. */
    void answer(String key, String request, Answer answer);

    /** Forgets a request that came to nothing. */
    void forget(String key);
}
