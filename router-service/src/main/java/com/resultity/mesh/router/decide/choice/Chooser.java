package com.resultity.mesh.router.decide.choice;

import com.resultity.mesh.router.decide.choice.Choice.Basis;
import com.resultity.mesh.router.decide.eligibility.Eligible;
import com.resultity.mesh.router.decide.job.Affinity;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.job.Mix;
import com.resultity.mesh.router.decide.ladder.Token;
import com.resultity.mesh.router.decide.nodes.CellNodes;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Picks one of the eligible nodes: the one that has the job's session, else the one that has most of its prefix, else the less
 * loaded of two that are drawn (Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 2001). The draws are
 * seeded by the job and its attempt, so that the same log picks the same nodes.
 */
public final class Chooser {

    private static final Choice ONLY = new Choice(Basis.ONLY, Optional.empty());
    private static final Choice SESSION = new Choice(Basis.SESSION, Optional.empty());
    private static final Choice PREFIX = new Choice(Basis.PREFIX, Optional.empty());

    private final CellNodes nodes;
    private final AffinityIndex affinities;
    private final TwoDraws draws;

    public Chooser(CellNodes nodes, AffinityIndex affinities) {
        this.nodes = nodes;
        this.affinities = affinities;
        this.draws = new TwoDraws(nodes);
    }

    /**
     * A node, and why it was chosen.
     *
     * @param number number of the node
     */
    public record Picked(int number, Choice choice) {}

    /**
     * @param eligible nodes with a free slot, at least one; the one that just failed is taken out if there is another
     */
    public Picked among(Eligible eligible, Token token) {
        removeFailed(eligible, token);
        if (eligible.count() == 1) {
            return new Picked(eligible.select(0), ONLY);
        }
        Affinity affinity = token.job().affinity();
        if (!affinity.isNone()) {
            Optional<Picked> tied = tied(eligible, affinity);
            if (tied.isPresent()) {
                return tied.get();
            }
        }
        return leastLoaded(eligible, token);
    }

    /** Whether a job has a node of its own among the eligible ones. */
    public boolean isTied(Eligible eligible, Job job) {
        return !job.affinity().isNone() && tied(eligible, job.affinity()).isPresent();
    }

    /** Another node than the one that just failed, where there is one. */
    private void removeFailed(Eligible eligible, Token token) {
        if (eligible.count() > 1 && token.voided().isPresent()) {
            OptionalInt failed = nodes.number(token.voided().get().nodeId());
            if (failed.isPresent() && eligible.contains(failed.getAsInt())) {
                eligible.remove(failed.getAsInt());
            }
        }
    }

    private Optional<Picked> tied(Eligible eligible, Affinity affinity) {
        if (affinity.inSession()) {
            int node = known(affinities.nodeOf(affinity.session()), eligible);
            if (node >= 0) {
                return Optional.of(new Picked(node, SESSION));
            }
        }
        for (int block = affinity.blocks() - 1; block >= 0; block--) {
            int node = known(affinities.nodeOf(affinity.prefix(block)), eligible);
            if (node >= 0) {
                return Optional.of(new Picked(node, PREFIX));
            }
        }
        return Optional.empty();
    }

    private int known(Optional<String> nodeId, Eligible eligible) {
        if (nodeId.isEmpty()) {
            return -1;
        }
        OptionalInt number = nodes.number(nodeId.get());
        return number.isPresent() && eligible.contains(number.getAsInt()) ? number.getAsInt() : -1;
    }

    private Picked leastLoaded(Eligible eligible, Token token) {
        draws.drawTwo(eligible, seed(token));
        int better = lessLoaded(draws.first(), draws.second());
        int other = better == draws.first() ? draws.second() : draws.first();
        return new Picked(better, new Choice(Basis.LEAST_LOADED, Optional.of(RunnerUp.of(other, better, nodes))));
    }

    /** By load; among equals, by the latency that is observed at them. */
    private int lessLoaded(int first, int second) {
        int byLoad = RunnerUp.compareLoad(nodes.slots(first), nodes.slots(second));
        if (byLoad != 0) {
            return byLoad < 0 ? first : second;
        }
        long one = nodes.facts(first).latencyMilliseconds().orElse(Long.MAX_VALUE);
        long other = nodes.facts(second).latencyMilliseconds().orElse(Long.MAX_VALUE);
        return other < one ? second : first;
    }

    private static long seed(Token token) {
        return Mix.of(token.job().seed() + token.attempt());
    }
}
