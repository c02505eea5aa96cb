package com.resultity.mesh.registry.manners;

/** An idempotency key cannot be taken. */
public final class RefusedKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        MALFORMED("Idempotency-Key must be there once, with 1 to 128 of A-Z, a-z, 0-9, _ and -"),
        IN_PROGRESS("a request with this Idempotency-Key is being carried out"),
        USED_OTHERWISE("this Idempotency-Key was used for another request"),
        SHOWN_ONCE(
                "this was carried out, and what it made is shown once: if it was lost, revoke it and ask for another");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    private final Reason reason;

    RefusedKeyException(Reason reason) {
        super(reason.words);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
