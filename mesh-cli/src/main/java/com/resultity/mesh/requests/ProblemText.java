package com.resultity.mesh.requests;

import com.resultity.mesh.requests.RegistryProblem.Mistake;
import com.resultity.mesh.requests.RegistryProblem.Since;
import com.resultity.mesh.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why registry-service did not do what it was asked, and what to do about it, for a person. */
public final class ProblemText {
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;

    private ProblemText() {}

    /** Returns the lines. */
    public static List<String> lines(RegistryProblem problem) {
        List<String> lines = new ArrayList<>();
        lines.add("Not done: " + reason(problem) + ".");
        if (problem.since() != null) {
            lines.addAll(since(problem.since()));
        }
        advice(problem).ifPresent(lines::add);
        return lines;
    }

    private static String reason(RegistryProblem problem) {
        return problem.errors().isEmpty()
                ? problem.detail()
                : problem.errors().stream().map(Mistake::sentence).collect(Collectors.joining("; "));
    }

    /** What to do about it, where that is not said by the mistakes. */
    public static Optional<String> advice(RegistryProblem problem) {
        return switch (problem.status()) {
            case UNAUTHENTICATED ->
                Optional.of(
                        "Prove who asks: 'mesh identity token' signs a token for a mesh on this machine, and MESH_TOKEN"
                                + " takes one of another issuer.");
            case FORBIDDEN ->
                Optional.of("Ask an owner for the role that it takes, or ask as somebody who has it, by MESH_TOKEN.");
            case NOT_FOUND -> Optional.of("It is not there, or not for you to see: the list commands show what is.");
            case TOO_MANY -> Optional.of("Wait a minute: each may send only so many requests.");
            default -> Optional.empty();
        };
    }

    private static List<String> since(Since since) {
        List<String> lines = new ArrayList<>();
        if (!since.differing().isEmpty()) {
            lines.add("What differs now: " + String.join(", ", since.differing()) + ".");
        }
        TextTable table = new TextTable(">version", "made at", "state", "by", "reason");
        since.versions()
                .forEach(made -> table.row(
                        made.version(),
                        made.madeAt(),
                        made.state() == null ? "removed" : made.state(),
                        made.actor(),
                        made.reason() == null ? "" : made.reason()));
        if (!table.isEmpty()) {
            lines.addAll(table.lines());
        }
        lines.add(
                since.currentVersion() == 0
                        ? "There is none any more."
                        : "Look at what is now, and if it is still right, do it again.");
        return lines;
    }
}
