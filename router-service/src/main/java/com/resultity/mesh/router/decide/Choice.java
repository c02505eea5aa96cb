package com.resultity.mesh.router.decide;

import java.util.SplittableRandom;

/**
 * Picks one of the eligible nodes: the less loaded of two draws (Mitzenmacher, "The Power of Two Choices in Randomized Load
 * Balancing", 2001). The draws are seeded by the job and its attempt, so that the same log picks the same nodes.
 */
final class Choice {

    private static final int MOST_TRIALS = 16;

    private Choice() {}

    /**
     * Number of the node that is picked.
     *
     * @param eligible nodes with a free slot; not empty
     */
    static int among(NodeSet eligible, Token token, CellNodes nodes) {
        NodeSet candidates = withoutFailed(eligible, token, nodes);
        SplittableRandom random = new SplittableRandom(seed(token));
        int first = draw(candidates, nodes, random);
        int second = draw(candidates, nodes, random);
        return lessLoaded(first, second, nodes);
    }

    /** Another node than the one that just failed, where there is one. */
    private static NodeSet withoutFailed(NodeSet eligible, Token token, CellNodes nodes) {
        NodeSet others = eligible.copy();
        token.voided()
                .map(VoidedAttempt::nodeId)
                .map(nodes::number)
                .ifPresent(failed -> failed.ifPresent(number -> others.set(number, false)));
        return others.isEmpty() ? eligible : others;
    }

    /** One of the candidates, each as likely. By ids and never by numbers, which are others after a restart. */
    private static int draw(NodeSet candidates, CellNodes nodes, SplittableRandom random) {
        for (int trial = 0; trial < MOST_TRIALS; trial++) {
            int number = nodes.numberAt(random.nextInt(nodes.count()));
            if (candidates.contains(number)) {
                return number;
            }
        }
        return drawOfFew(candidates, nodes, random.nextLong());
    }

    /** One of candidates that are few among the nodes, where trying would take long: the one of the least score. */
    private static int drawOfFew(NodeSet candidates, CellNodes nodes, long salt) {
        int drawn = candidates.next(0);
        for (int number = candidates.next(drawn + 1); number >= 0; number = candidates.next(number + 1)) {
            String id = nodes.facts(number).id();
            String best = nodes.facts(drawn).id();
            int byScore = Long.compare(score(id, salt), score(best, salt));
            if (byScore < 0 || (byScore == 0 && id.compareTo(best) < 0)) {
                drawn = number;
            }
        }
        return drawn;
    }

    private static long score(String nodeId, long salt) {
        return new SplittableRandom(salt ^ nodeId.hashCode()).nextLong();
    }

    private static long seed(Token token) {
        long seed = token.attempt();
        String jobId = token.job().id();
        for (int position = 0; position < jobId.length(); position++) {
            seed = seed * 1_000_003L + jobId.charAt(position);
        }
        return seed;
    }

    private static int lessLoaded(int first, int second, CellNodes nodes) {
        NodeSlots one = nodes.slots(nodes.facts(first).id());
        NodeSlots other = nodes.slots(nodes.facts(second).id());
        // busy / offered compared without dividing; an eligible node offers at least one slot.
        long oneLoad = (long) one.busy() * other.offered();
        long otherLoad = (long) other.busy() * one.offered();
        return otherLoad < oneLoad ? second : first;
    }
}
