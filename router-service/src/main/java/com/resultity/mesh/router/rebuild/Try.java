package com.resultity.mesh.router.rebuild;

import com.resultity.mesh.router.rebuild.Witness.Attempt;
import com.resultity.mesh.router.rebuild.Witness.Event;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.RoutingDecision;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What one order of reading leads to, held against what is on the log. */
final class Try {

    private final Set<Attempt> decidedBefore;
    private final Set<String> sentBefore;
    private final Map<Attempt, RoutingDecision> decisions = new LinkedHashMap<>();
    private final Set<String> sent = new HashSet<>();
    private Event expected;
    private boolean failed;

    Try(Set<Attempt> decidedBefore, Set<String> sentBefore) {
        this.decidedBefore = decidedBefore;
        this.sentBefore = sentBefore;
    }

    /** What the next step is to lead to; null: no decision. */
    void expect(Event event) {
        expected = event;
    }

    boolean isNew(RoutingDecision decision) {
        Attempt attempt = Witness.attempt(decision);
        return !decidedBefore.contains(attempt) && !decisions.containsKey(attempt);
    }

    void decides(RoutingDecision decision) {
        Attempt attempt = Witness.attempt(decision);
        decisions.put(attempt, decision);
        failed |= expected == null || !decision.equals(expected.decisions().get(attempt));
    }

    void sends(HandedOnJob token, long at, Witness witness) {
        String name = name(token);
        sent.add(name);
        failed |= sentBefore.contains(name)
                || witness.handedOn(new Attempt(token.getJob().getJobId(), token.getAttempt())).stream()
                        .noneMatch(logged ->
                                logged.raw().timestamp() == at && logged.value().equals(token));
    }

    /** A token where it went on, of which there is one. */
    static String name(HandedOnJob token) {
        return token.getJob().getJobId() + "/" + token.getAttempt() + "/" + token.getHop();
    }

    boolean failed() {
        return failed;
    }

    /** Whether just that came of it which is on the log. */
    boolean made(Event event) {
        if (failed || !decisions.keySet().equals(event.decisions().keySet())) {
            return false;
        }
        return event.tokens().stream()
                .map(token -> name(token.value()))
                .allMatch(name -> sent.contains(name) || sentBefore.contains(name));
    }

    Map<Attempt, RoutingDecision> decisions() {
        return decisions;
    }

    Set<String> sent() {
        return sent;
    }
}
