package com.resultity.mesh.registry.api;

import com.resultity.mesh.edge.BadRequestException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/**
 * Why something is done.
 *
 * @param reason in words, at most 500 characters; null: nothing is said. Taken as whatever it is, because a number that was
 *     taken for its digits would be a reason that nobody gave
 */
@Serdeable
public record ReasonBody(
        @Nullable @Schema(type = "string", maxLength = 500) Object reason) {

    private static final int LONGEST = 500;

    /**
     * The reason, if a body came that gives one.
     *
     * @throws BadRequestException if it is no text, or too long
     */
    static Optional<String> of(@Nullable ReasonBody body) {
        if (body == null || body.reason() == null) {
            return Optional.empty();
        }
        if (!(body.reason() instanceof String reason) || reason.length() > LONGEST) {
            throw new BadRequestException("a reason is a text of at most " + LONGEST + " characters");
        }
        return Optional.of(reason);
    }
}
