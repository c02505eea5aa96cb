package com.resultity.mesh.requests;

import java.util.List;

/** What was asked was understood, and not done. */
public final class RequestRefusedException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int NOT_ASKED = 0;

    private final transient RegistryProblem problem;

    RequestRefusedException(RegistryProblem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** Refuses before registry-service is asked. */
    public static RequestRefusedException because(String detail) {
        return new RequestRefusedException(new RegistryProblem(NOT_ASKED, detail, List.of(), null));
    }

    /** The same refusal, with what it is about before the reason. */
    public RequestRefusedException about(String subject) {
        return new RequestRefusedException(new RegistryProblem(
                problem.status(), subject + ": " + problem.detail(), problem.errors(), problem.since()));
    }

    /** Why. */
    public RegistryProblem problem() {
        return problem;
    }
}
