package com.resultity.mesh.registry.hostile;

import static com.resultity.mesh.registry.hostile.RoleAttempts.by;

import java.util.List;

/** What people try with the idempotency keys of others, and with their own. */
final class RepeatAttempts {

    private static final String KEY = "of-alice-alone";

    /** Sent by alice before: an access token was made by it. */
    static final RawRequest SENT = ask("alice", "{}");

    private RepeatAttempts() {}

    static List<Attempt> all() {
        return List.of(
                Attempt.of("send another's request again under its key", ask("mallory", "{}"), 403),
                Attempt.of("send it again as a viewer", ask("bob", "{}"), 403),
                Attempt.of("send it again as nobody", ask("eve", "{}"), 403),
                Attempt.of("see a second time what is shown once", ask("alice", "{}"), 409),
                Attempt.of("send something else under one's own key", ask("alice", "{\"tenant\": \"acme\"}"), 422),
                Attempt.of(
                        "use the key elsewhere",
                        by("alice", "POST", "/v1/subclouds/acme-open/suspend")
                                .header("Idempotency-Key: " + KEY)
                                .json("{}"),
                        422),
                Attempt.of(
                        "use the key of a request on another version",
                        ask("alice", "{}").header("If-Match: \"1\""),
                        422));
    }

    private static RawRequest ask(String user, String terms) {
        return by(user, "POST", "/v1/subclouds/acme-open/tokens")
                .header("Idempotency-Key: " + KEY)
                .json(terms);
    }
}
