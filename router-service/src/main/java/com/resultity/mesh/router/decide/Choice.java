package com.resultity.mesh.router.decide;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Picks one of the eligible nodes: the less loaded of two draws (Mitzenmacher, "The Power of Two Choices in Randomized Load
 * Balancing", 2001). The draws are seeded by the job and its attempt, so that the same log picks the same nodes.
 */
final class Choice {

    private Choice() {}

    /**
     * Number of the node that is picked.
     *
     * @param eligible nodes with a free slot; not empty
     */
    static int among(NodeSet eligible, Token token, CellNodes nodes, long now) {
        NodeSet candidates = withoutFailed(eligible, token, nodes);
        int size = candidates.size();
        SplittableRandom random = new SplittableRandom(seed(token));
        int first = candidates.member(random.nextInt(size));
        int second = candidates.member(random.nextInt(size));
        return lessLoaded(first, second, nodes, now);
    }

    /** Another node than the one that just failed, where there is one. */
    private static NodeSet withoutFailed(NodeSet eligible, Token token, CellNodes nodes) {
        Optional<String> failed = token.voided().map(VoidedAttempt::nodeId);
        if (failed.isEmpty()) {
            return eligible;
        }
        NodeSet others = new NodeSet();
        for (int rank = 0; rank < eligible.size(); rank++) {
            int number = eligible.member(rank);
            if (!nodes.facts(number).id().equals(failed.get())) {
                others.set(number, true);
            }
        }
        return others.isEmpty() ? eligible : others;
    }

    private static long seed(Token token) {
        long seed = token.attempt();
        String jobId = token.job().id();
        for (int position = 0; position < jobId.length(); position++) {
            seed = seed * 1_000_003L + jobId.charAt(position);
        }
        return seed;
    }

    private static int lessLoaded(int first, int second, CellNodes nodes, long now) {
        NodeSlots one = nodes.slots(nodes.facts(first).id());
        NodeSlots other = nodes.slots(nodes.facts(second).id());
        // busy / offered compared without dividing; an eligible node offers at least one slot.
        long oneLoad = (long) one.busy(now) * other.offered();
        long otherLoad = (long) other.busy(now) * one.offered();
        return otherLoad < oneLoad ? second : first;
    }
}
