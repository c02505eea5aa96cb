package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.admission.Grounds;
import com.resultity.mesh.router.decide.admission.Reason;
import com.resultity.mesh.router.decide.choice.Choice;
import com.resultity.mesh.router.decide.job.Rung;
import com.resultity.mesh.router.decide.ladder.NearestMiss;
import com.resultity.mesh.router.decide.ladder.Token;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.tenancy.EndedTenancy;
import java.util.Optional;

/** What is decided for one attempt of a job. */
public sealed interface Decision {

    /** The job, its attempt and the cells that looked. */
    Token token();

    /** What the decision rests on. */
    Grounds grounds();

    /**
     * The job holds a slot of a node.
     *
     * @param rung rung that the node was found on
     * @param node the node as it was known
     * @param model the model that it serves the job with
     * @param choice why this node among the eligible
     * @param slot number of the slot, from 0
     * @param slots slots that the node offered
     * @param tenancy number of this tenancy of the slot, from 1
     * @param previous how the one before ended; empty for the first
     * @param leaseEndsAt when the slot is taken back, milliseconds since 1970-01-01T00:00:00Z
     */
    record Assigned(
            Token token,
            Grounds grounds,
            Rung rung,
            NodeFacts node,
            String model,
            Choice choice,
            int slot,
            int slots,
            long tenancy,
            Optional<EndedTenancy> previous,
            long leaseEndsAt)
            implements Decision {}

    /**
     * The job will get no node.
     *
     * @param reason why
     * @param nearestMiss the one stage that kept it out, where there is one
     */
    record Refused(Token token, Grounds grounds, Reason reason, Optional<NearestMiss> nearestMiss)
            implements Decision {}

    /** The job's patience ended, or its deadline came, before a node was found. */
    record Expired(Token token, Grounds grounds) implements Decision {}
}
