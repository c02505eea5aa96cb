package com.resultity.mesh.explain;

import com.resultity.mesh.explain.JobExplanation.DecisionOnLog;
import com.resultity.mesh.schemas.CellVisit;
import com.resultity.mesh.schemas.InputPosition;
import com.resultity.mesh.schemas.NearestMiss;
import com.resultity.mesh.schemas.NodeVersions;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.RunnerUp;
import com.resultity.mesh.schemas.SlotTenancy;
import com.resultity.mesh.schemas.StageCount;
import com.resultity.mesh.schemas.VoidedAttempt;
import com.resultity.mesh.text.TextTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Explains a job to a person. */
public final class ExplanationText {
    private final List<String> lines = new ArrayList<>();

    private ExplanationText() {}

    /** Returns the explanation line by line; the job must be known. */
    public static List<String> lines(JobExplanation explanation) {
        ExplanationText text = new ExplanationText();
        text.addJob(explanation.decisions().get(0).decision());
        explanation.decisions().forEach(text::addDecision);
        return List.copyOf(text.lines);
    }

    private void addJob(RoutingDecision any) {
        lines.add("Job " + any.getJobId());
        addFact("asked by", "gateway " + any.getGatewayId() + " for tenant " + any.getTenantId());
        addFact("asked at", time(any.getRequestedAt()));
        addFact("model", any.getModel());
        addFact("pool", any.getSubcloudId() == null ? "global" : "Subcloud " + any.getSubcloudId());
        addFact("zone", any.getZone() + ", home cell " + any.getHomeCell());
    }

    private void addDecision(DecisionOnLog onLog) {
        RoutingDecision decision = onLog.decision();
        lines.add("");
        lines.add("Attempt " + decision.getAttempt() + ": " + decision.getKind() + " after "
                + (decision.getDecidedAt() - decision.getRequestedAt()) + " ms, by cell " + decision.getCell());
        lines.add("  " + decision.getExplanation());
        if (decision.getVoided() != null) {
            addFact("replaces", replaced(decision.getVoided()));
        }
        if (decision.getAssignment() != null) {
            addAssignment(decision);
        }
        if (decision.getReason() != null) {
            addFact("reason", words(decision.getReason()));
        }
        if (decision.getNearestMiss() != null) {
            addFact("nearest miss", miss(decision.getNearestMiss()));
        }
        addVersions(decision);
        if (!decision.getPositions().isEmpty()) {
            addFact("had read", positions(decision));
        }
        if (onLog.records() > 1) {
            addFact("on the log", onLog.records() + " times, because the request was");
        }
        addVisits(decision.getVisits());
    }

    private void addAssignment(RoutingDecision decision) {
        SlotTenancy slot = decision.getAssignment();
        addFact(
                "node",
                slot.getNodeId() + " in " + slot.getZone() + " (" + slot.getCountry() + "), " + slot.getEndpoint());
        addFact("rung", words(decision.getRung()));
        addFact(
                "slot",
                slot.getSlot() + " (of " + slot.getSlots() + ", from 0), tenancy " + slot.getTenancy()
                        + ", leased until " + time(slot.getLeaseEndsAt()));
        if (decision.getRunnerUp() != null) {
            addFact("runner-up", runnerUp(decision.getRunnerUp()));
        }
    }

    private static String runnerUp(RunnerUp other) {
        return other.getNodeId() + ", behind by " + (other.getLoadPermille() - other.getChosenLoadPermille())
                + " thousandths of load (" + other.getLoadPermille() + " against " + other.getChosenLoadPermille()
                + ")";
    }

    private static String replaced(VoidedAttempt voided) {
        return "attempt " + voided.getAttempt() + " on node " + voided.getNodeId() + " (" + words(voided.getEnd())
                + ")";
    }

    private static String miss(NearestMiss miss) {
        String nodes = miss.getNodes() == 1 ? "1 node of cell %s fails" : miss.getNodes() + " nodes of cell %s fail";
        return nodes.formatted(miss.getCell()) + " at " + words(miss.getStage()) + " and at no other stage";
    }

    private void addVersions(RoutingDecision decision) {
        addFact(
                "rules",
                "policy version " + decision.getPolicyVersion() + ", grant version " + decision.getGrantVersion());
        if (decision.getAssignment() == null) {
            return;
        }
        NodeVersions node = decision.getAssignment().getVersions();
        addFact(
                "known of it",
                "node version " + node.getNode() + ", memberships " + node.getMemberships() + ", location "
                        + node.getLocation() + ", standing " + node.getStanding());
    }

    private static String positions(RoutingDecision decision) {
        return decision.getPositions().stream().map(ExplanationText::position).collect(Collectors.joining(", "));
    }

    private static String position(InputPosition position) {
        return position.getTopic() + "-" + position.getPartition() + "@" + position.getOffset();
    }

    private void addVisits(List<CellVisit> visits) {
        if (visits.isEmpty()) {
            return;
        }
        Set<String> stages = new LinkedHashSet<>();
        visits.forEach(visit -> visit.getFunnel().forEach(count -> stages.add(words(count.getStage()))));
        String[] headings = Stream.concat(
                        Stream.of("cell", "rung", ">nodes"), stages.stream().map(stage -> ">" + stage))
                .toArray(String[]::new);
        TextTable table = new TextTable(headings);
        visits.forEach(visit -> table.row(row(visit, stages)));
        lines.add("  nodes left after each stage:");
        table.lines().forEach(line -> lines.add("    " + line));
    }

    private static Object[] row(CellVisit visit, Set<String> stages) {
        List<Object> cells = new ArrayList<>(List.of(visit.getCell(), words(visit.getRung()), visit.getNodes()));
        for (String stage : stages) {
            cells.add(visit.getFunnel().stream()
                    .filter(count -> words(count.getStage()).equals(stage))
                    .map(StageCount::getLeft)
                    .map(String::valueOf)
                    .findFirst()
                    .orElse("-"));
        }
        return cells.toArray();
    }

    private void addFact(String name, String value) {
        lines.add(String.format(Locale.ROOT, "  %-12s  %s", name, value));
    }

    private static String words(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
