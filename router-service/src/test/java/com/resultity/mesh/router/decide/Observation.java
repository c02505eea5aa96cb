package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.admission.Grounds;
import com.resultity.mesh.router.decide.choice.RunnerUp;
import com.resultity.mesh.router.decide.eligibility.CellVisit;
import com.resultity.mesh.router.decide.ladder.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Something that a cell wanted done, in the words of the decision tables: what it is first, then all that it says. */
final class Observation {

    private final Map<String, String> says = new LinkedHashMap<>();

    private Observation(String what, String of) {
        says.put(what, of);
    }

    /** What a table may speak of; empty for what a cell only wants remembered. */
    static Optional<Observation> of(String cell, Effect effect) {
        if (effect instanceof Effect.Decided decided) {
            return Optional.of(decision(cell, decided.decision()));
        }
        if (effect instanceof Effect.HandedOn handedOn) {
            return Optional.of(new Observation("handedOn", handedOn.toCell())
                    .with("job", handedOn.token().job().id())
                    .with("purpose", handedOn.purpose())
                    .with("attempt", handedOn.token().attempt())
                    .with("looked", cells(handedOn.token())));
        }
        if (effect instanceof Effect.JobChanged changed) {
            return Optional.of(
                    new Observation("waits", cell).with("job", changed.entry().jobId()));
        }
        if (effect instanceof Effect.Repeated repeated) {
            return Optional.of(new Observation("repeated", repeated.jobId()).with("cell", cell));
        }
        if (effect instanceof Effect.NodeReleased released) {
            return Optional.of(new Observation("released", released.nodeId())
                    .with("cell", cell)
                    .with("location", released.versions().location()));
        }
        if (effect instanceof Effect.TooOldToKnow tooOld) {
            return Optional.of(new Observation("tooOld", tooOld.jobId()).with("cell", cell));
        }
        return Optional.empty();
    }

    private static Observation decision(String cell, Decision decision) {
        Observation seen;
        if (decision instanceof Decision.Assigned assigned) {
            seen = new Observation("assigned", assigned.node().id())
                    .with("basis", assigned.choice().basis())
                    .with("rung", assigned.rung())
                    .with("model", assigned.model())
                    .with("slot", assigned.slot())
                    .with("tenancy", assigned.tenancy())
                    .with(
                            "runnerUp",
                            assigned.choice().runnerUp().map(RunnerUp::nodeId).orElse("none"))
                    .with(
                            "loads",
                            assigned.choice()
                                    .runnerUp()
                                    .map(other -> List.of(other.chosenLoadPermille(), other.loadPermille())
                                            .toString())
                                    .orElse("none"))
                    .with(
                            "previous",
                            assigned.previous().map(ended -> ended.end().name()).orElse("none"));
        } else if (decision instanceof Decision.Refused refused) {
            seen = new Observation("refused", refused.reason().name())
                    .with(
                            "nearestMiss",
                            refused.nearestMiss()
                                    .map(miss -> List.of(miss.cell(), miss.stage(), miss.nodes())
                                            .toString())
                                    .orElse("none"));
        } else {
            seen = new Observation("expired", "true");
        }
        return seen.grounds(cell, decision);
    }

    private Observation grounds(String cell, Decision decision) {
        Token token = decision.token();
        Grounds grounds = decision.grounds();
        return with("job", token.job().id())
                .with("cell", cell)
                .with("tenant", token.job().tenantId())
                .with("priority", token.job().priority())
                .with("attempt", token.attempt())
                .with(
                        "voided",
                        token.voided()
                                .map(voided -> List.of(voided.attempt(), voided.nodeId(), voided.end())
                                        .toString())
                                .orElse("none"))
                .with("looked", cells(token))
                .with("funnel", funnel(token))
                .with("pool", grounds.subcloudId().orElse("global"))
                .with("bound", grounds.bound())
                .with("policyVersion", grounds.policyVersion())
                .with("grantVersion", grounds.grantVersion())
                .with("tenantVersion", grounds.tenantVersion())
                .with("modelVersion", grounds.modelVersion())
                .with("token", grounds.tokenId().orElse("none"));
    }

    private static String cells(Token token) {
        return token.visits().stream().map(CellVisit::cell).toList().toString();
    }

    /** Nodes of the cell that looked last, then how many each stage left. */
    private static String funnel(Token token) {
        if (token.visits().isEmpty()) {
            return "none";
        }
        CellVisit last = token.visits().get(token.visits().size() - 1);
        List<Integer> counts = new ArrayList<>(List.of(last.nodes()));
        last.funnel().forEach(count -> counts.add(count.nodes()));
        return counts.toString();
    }

    private Observation with(String key, Object value) {
        says.put(key, String.valueOf(value));
        return this;
    }

    /** What it is: assigned, refused, expired, handedOn, waits, repeated, released or tooOld. */
    String what() {
        return says.keySet().iterator().next();
    }

    Optional<String> get(String key) {
        return Optional.ofNullable(says.get(key));
    }

    /** Whether it says all that is expected; what may be one of several is written with | between. */
    boolean matches(Map<String, Object> expected) {
        return expected.entrySet().stream().allMatch(field -> get(field.getKey())
                .map(actual -> List.of(String.valueOf(field.getValue()).split("\\|", -1))
                        .contains(actual))
                .orElse(false));
    }

    /** How many of each value of a key there are among observations of one kind. */
    static Map<String, Integer> tally(List<Observation> seen, String what, String key) {
        return seen.stream()
                .filter(one -> one.what().equals(what))
                .collect(Collectors.toMap(one -> one.get(key).orElse("none"), one -> 1, Integer::sum, TreeMap::new));
    }

    @Override
    public String toString() {
        return says.toString();
    }
}
