package com.resultity.mesh.registry.api;

import com.resultity.mesh.edge.BadRequestException;
import io.micronaut.serde.annotation.Serdeable;

/**
 * A vote.
 *
 * @param operator id of the operator who votes
 */
@Serdeable
public record VoteBody(String operator) {

    /**
     * Who votes.
     *
     * @throws BadRequestException if that is not said
     */
    String demandOperator() {
        if (operator == null) {
            throw new BadRequestException("say which operator votes");
        }
        return operator;
    }
}
