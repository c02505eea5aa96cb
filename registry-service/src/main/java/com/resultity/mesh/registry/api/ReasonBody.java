package com.resultity.mesh.registry.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;

/**
 * Why something is done.
 *
 * @param reason in words, at most 500 characters; null: nothing is said
 */
@Serdeable
public record ReasonBody(@Nullable String reason) {

    private static final int LONGEST = 500;

    /**
     * The reason, if a body came that gives one.
     *
     * @throws BadRequestException if it is too long
     */
    static Optional<String> of(@Nullable ReasonBody body) {
        Optional<String> reason = Optional.ofNullable(body).map(ReasonBody::reason);
        if (reason.filter(text -> text.length() > LONGEST).isPresent()) {
            throw new BadRequestException("a reason has at most " + LONGEST + " characters");
        }
        return reason;
    }
}
