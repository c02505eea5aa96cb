package com.resultity.mesh.router.decide;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A decision in one plain sentence. */
public final class Explanation {

    private Explanation() {}

    /** The sentence, in English, without a line break. */
    public static String of(Decision decision) {
        if (decision instanceof Decision.Assigned assigned) {
            return assigned(assigned);
        }
        if (decision instanceof Decision.Refused refused) {
            return "Refused" + afterAttempt(decision.token()) + ": " + refusal(refused) + ".";
        }
        return "Expired" + afterAttempt(decision.token()) + ": no slot came free in " + looked(decision.token())
                + " before its patience ended.";
    }

    private static String assigned(Decision.Assigned assigned) {
        Token token = assigned.token();
        CellVisit found = token.visits().get(token.visits().size() - 1);
        return "Node " + assigned.node().id() + " in " + assigned.node().country() + ", " + words(assigned.rung())
                + ", slot " + (assigned.slot() + 1) + " of " + assigned.slots() + ": one of "
                + found.leftAfter(Stage.FREE_SLOT) + " eligible among " + found.nodes() + " nodes of " + found.cell()
                + afterAttempt(token) + ".";
    }

    private static String words(Rung rung) {
        return switch (rung) {
            case HOME_ZONE -> "in its home zone";
            case FALLBACK_ZONE -> "in a fallback zone";
            case ANYWHERE -> "in another zone";
        };
    }

    private static String refusal(Decision.Refused refused) {
        Token token = refused.token();
        String subcloud = token.job().subcloudId().orElse("the global pool");
        return switch (refused.reason()) {
            case UNKNOWN_SUBCLOUD -> "no Subcloud " + subcloud + " is known";
            case ACCESS_DENIED -> "tenant " + token.job().tenantId() + " holds no grant for " + subcloud;
            case NOTHING_ELIGIBLE ->
                "no node of " + subcloud + " is eligible in " + looked(token)
                        + refused.nearestMiss().map(Explanation::words).orElse("; no single stage kept it out");
            case LINE_FULL -> "every eligible node in " + looked(token) + " is busy and the line is full";
            case PATIENCE_ENDED -> "its patience ended";
            case ATTEMPTS_EXHAUSTED -> "it was tried as often as is allowed";
        };
    }

    private static String words(NearestMiss miss) {
        return "; nearest miss: " + miss.nodes() + (miss.nodes() == 1 ? " node" : " nodes") + " of " + miss.cell()
                + " would do but for "
                + miss.stage().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String looked(Token token) {
        List<String> cells =
                token.visits().stream().map(CellVisit::cell).distinct().toList();
        return cells.isEmpty() ? "any cell" : cells.stream().collect(Collectors.joining(", "));
    }

    private static String afterAttempt(Token token) {
        return token.voided()
                .map(voided ->
                        ", after attempt " + voided.attempt() + " on " + voided.nodeId() + " " + words(voided.end()))
                .orElse("");
    }

    private static String words(TenancyEnd end) {
        return switch (end) {
            case OUTCOME -> "failed";
            case NODE_SILENT -> "went silent";
            case NODE_LEFT -> "left with the node";
            case NODE_RESTARTED -> "ended with the node's restart";
            case LEASE_ENDED -> "outlived its lease";
        };
    }
}
