package com.resultity.mesh.router.explain;

import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.decide.Suitability;
import com.resultity.mesh.router.explain.JobExplanation.Obstacle;
import com.resultity.mesh.router.explain.JobExplanation.WhyNot;
import com.resultity.mesh.router.rebuild.DecisionBytes;
import com.resultity.mesh.router.rebuild.Rebuild;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/** Why one node did not get a job: every reason there is, not only the first. */
final class WhyNotQuestion {

    private final DecisionLog log;
    private final CellSettings settings;
    private final RoutingDecision decision;
    private final LocatedJob job;
    private final NodeState node;

    /**
     * @param decision the decision that did not fall on the node
     * @param job the job as it was located
     * @param node the node as it was then
     */
    WhyNotQuestion(DecisionLog log, CellSettings settings, RoutingDecision decision, LocatedJob job, NodeState node) {
        this.log = log;
        this.settings = settings;
        this.decision = decision;
        this.job = job;
        this.node = node;
    }

    /** What a cell says of the node, and how that is known. */
    private record Seen(Suitability suitability, String how) {}

    WhyNot answer() {
        Seen seen = see();
        if (isChosen()) {
            return new WhyNot(node.getNodeId(), decision.getAttempt(), node.getCell(), true, seen.how(), List.of());
        }
        List<Obstacle> reasons = new ArrayList<>();
        seen.suitability().denied().ifPresent(sentence -> reasons.add(new Obstacle("ACCESS", sentence)));
        ladder().ifPresent(reasons::add);
        if (!seen.suitability().here()) {
            reasons.add(new Obstacle("POOL", "The node was not in cell " + node.getCell() + " at that moment."));
        }
        seen.suitability()
                .failures()
                .forEach(failure ->
                        reasons.add(new Obstacle(failure.stage().name(), "The node " + failure.words() + ".")));
        if (reasons.isEmpty()) {
            reasons.add(new Obstacle("CHOICE", passedOver()));
        }
        return new WhyNot(node.getNodeId(), decision.getAttempt(), node.getCell(), false, seen.how(), reasons);
    }

    private boolean isChosen() {
        return decision.getAssignment() != null
                && decision.getAssignment().getNodeId().equals(node.getNodeId());
    }

    private Optional<Obstacle> ladder() {
        boolean onLadder =
                job.getLadder().stream().anyMatch(step -> step.getCell().equals(node.getCell()));
        if (!onLadder) {
            return Optional.of(new Obstacle(
                    "LADDER", "The node is in cell " + node.getCell() + ", which is not in the job's ladder."));
        }
        boolean visited =
                decision.getVisits().stream().anyMatch(visit -> visit.getCell().equals(node.getCell()));
        return visited
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        "LADDER",
                        "Cell " + node.getCell() + " of the node was not asked: the job was decided in "
                                + decision.getCell() + " before it got there."));
    }

    /** Whether the node's cell let the job go although it saw a free slot when it looked last. */
    private boolean letOverflow() {
        return decision.getVisits().stream()
                .filter(visit -> visit.getCell().equals(node.getCell()))
                .reduce((earlier, later) -> later)
                .filter(visit -> visit.getFunnel().stream()
                        .anyMatch(count -> count.getStage() == Stage.FREE_SLOT && count.getLeft() > 0))
                .isPresent();
    }

    private Seen see() {
        boolean sameTask =
                DecisionLog.partitionOfCell(decision.getCell()) == DecisionLog.partitionOfCell(node.getCell());
        return sameTask ? atTheDecision() : atThatTime();
    }

    private Seen atTheDecision() {
        try (KeptPartition kept = log.partition(decision.getCell())) {
            AtomicReference<Suitability> seen = new AtomicReference<>();
            Rebuild rebuild = Rebuild.of(decision.getDecidedAt(), kept, settings);
            Optional<RoutingDecision> again = rebuild.until(
                    decision, (made, cells) -> seen.set(cells.suitabilityOf(node.getNodeId(), node.getCell(), job)));
            if (again.isEmpty()) {
                return atThatTime();
            }
            boolean same = DecisionBytes.areSame(again.get(), decision);
            return new Seen(
                    seen.get(),
                    same
                            ? "the cell rebuilt from the log, which decides the job again byte for byte"
                            : "the cell rebuilt from the log, which decides the job again, but not byte for byte"
                                    + limit(rebuild, kept));
        }
    }

    private Seen atThatTime() {
        try (KeptPartition kept = log.partition(node.getCell())) {
            Rebuild rebuild = Rebuild.of(decision.getDecidedAt(), kept, settings);
            Suitability seen = rebuild.at(decision.getDecidedAt()).suitabilityOf(node.getNodeId(), node.getCell(), job);
            return new Seen(
                    seen,
                    "the node's cell rebuilt from the log for " + Instant.ofEpochMilli(decision.getDecidedAt())
                            + limit(rebuild, kept));
        }
    }

    private static String limit(Rebuild rebuild, KeptPartition kept) {
        if (rebuild.isFromCheckpoint()) {
            return rebuild.isWhole() ? "" : "; records that it had read are no longer on the log";
        }
        OptionalLong begins = kept.begins();
        return begins.isEmpty() ? "" : "; the log begins at " + Instant.ofEpochMilli(begins.getAsLong());
    }

    private String passedOver() {
        if (!decision.getCell().equals(node.getCell())) {
            return "The node passes every stage as far as the log tells; its cell " + node.getCell()
                    + (letOverflow() ? " let the job overflow" : " found no node for the job when it looked")
                    + ", and the job was decided in " + decision.getCell() + ".";
        }
        if (decision.getAssignment() == null) {
            return "The node passes every stage as far as the log tells, and the job was not given to it: "
                    + decision.getExplanation();
        }
        String why =
                switch (decision.getChoice()) {
                    case ONLY -> "no other was left once the node that had just failed was put aside";
                    case SESSION -> "it has the job's session";
                    case PREFIX -> "it has most of the job's prefix";
                    case LEAST_LOADED ->
                        decision.getRunnerUp() != null
                                        && decision.getRunnerUp().getNodeId().equals(node.getNodeId())
                                ? "both were drawn, and the chosen one had less load: "
                                        + decision.getRunnerUp().getChosenLoadPermille() + " against "
                                        + decision.getRunnerUp().getLoadPermille() + " thousandths"
                                : "it was the less loaded of two that were drawn, and this node was not one of them";
                    case UNRECOGNISED -> "of a rule that is newer than this version";
                };
        return "The node passes every stage and was passed over: the choice fell on "
                + decision.getAssignment().getNodeId() + " because " + why + ".";
    }
}
