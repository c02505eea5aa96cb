package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.choice.Choice;
import com.resultity.mesh.router.decide.eligibility.CellVisit;
import com.resultity.mesh.router.decide.eligibility.Stage;
import com.resultity.mesh.router.decide.job.ModelDemand;
import com.resultity.mesh.router.decide.job.Rung;
import com.resultity.mesh.router.decide.ladder.NearestMiss;
import com.resultity.mesh.router.decide.ladder.Token;
import com.resultity.mesh.router.decide.tenancy.TenancyEnd;
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
        return expired(decision.token());
    }

    private static String expired(Token token) {
        String end = token.isLimitedByDeadline() ? "before its deadline" : "before its patience ended";
        String how = token.visits().size() == 1 && token.roomAtFirst().isPresent()
                ? "it overflowed from " + token.visits().get(0).cell() + ", and no other cell looked " + end
                : "no slot came free in " + looked(token) + " " + end + afterOverflow(token);
        return "Expired" + afterAttempt(token) + ": " + how + ".";
    }

    private static String assigned(Decision.Assigned assigned) {
        Token token = assigned.token();
        CellVisit found = token.visits().get(token.visits().size() - 1);
        return "Node " + assigned.node().id() + " in "
                + assigned.node().location().country() + ", " + words(assigned.rung())
                + ", slot " + (assigned.slot() + 1) + " of " + assigned.slots() + ": "
                + words(assigned.choice(), found.leftAfter(Stage.FREE_SLOT)) + " among " + found.nodes() + " nodes of "
                + found.cell() + afterOverflow(token) + afterAttempt(token) + ".";
    }

    /** That a cell with room let the job go on, which nobody understands who sees only its funnel. */
    private static String afterOverflow(Token token) {
        if (token.visits().size() < 2) {
            return "";
        }
        return token.roomAtFirst()
                .map(first -> ", after it overflowed to "
                        + token.visits().get(1).cell() + " with "
                        + first.leftAfter(Stage.FREE_SLOT) + " of " + first.leftAfter(Stage.ALIVE) + " nodes of "
                        + first.cell() + " free")
                .orElse("");
    }

    private static String words(Choice choice, int eligible) {
        return switch (choice.basis()) {
            case ONLY ->
                eligible == 1
                        ? "the only one eligible"
                        : "the only one of " + eligible + " eligible that had not just failed";
            case SESSION -> "the one of " + eligible + " eligible that has its session";
            case PREFIX -> "the one of " + eligible + " eligible that has most of its prefix";
            case LEAST_LOADED -> "the less loaded of two drawn from " + eligible + " eligible";
        };
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
        String tenant = "tenant " + token.job().tenantId();
        String pool = refused.grounds().subcloudId().orElse("the global pool");
        return switch (refused.reason()) {
            case UNKNOWN_SUBCLOUD -> "no Subcloud " + pool + " is known";
            case SUBCLOUD_NOT_ACTIVE -> pool + " is not active";
            case UNKNOWN_TENANT -> "no " + tenant + " is known";
            case ACCESS_DENIED -> tenant + " holds no grant for " + pool;
            case PROOF_REFUSED -> "it carries no valid proof of an access token for " + pool;
            case BOUND_ELSEWHERE -> tenant + " is bound to another Subcloud than " + pool;
            case UNKNOWN_MODEL ->
                "the catalogue has no model " + words(token.job().model());
            case NOTHING_ELIGIBLE ->
                "no node of " + pool + " is eligible in " + looked(token)
                        + refused.nearestMiss().map(Explanation::words).orElse("; no single stage kept it out");
            case TENANT_QUOTA_REACHED -> tenant + " uses as much of " + pool + " as its quota allows";
            case SUBCLOUD_QUOTA_REACHED -> "the jobs of " + pool + " use as much as its quota allows";
            case ALL_BUSY -> "every eligible node in " + looked(token) + " is busy, and it would not wait";
            case LINE_FULL -> "every eligible node in " + looked(token) + " is busy, and the line has no place for it";
            case PATIENCE_ENDED -> "its patience ended";
            case ATTEMPTS_EXHAUSTED -> "it was tried as often as is allowed";
        };
    }

    private static String words(ModelDemand model) {
        return model instanceof ModelDemand.Named named ? named.name() : "of that capability";
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
            case NODE_EXPELLED -> "lost its node, which may serve the pool no more";
            case STANDING_LOST -> "lost its node, which lost its standing";
        };
    }
}
