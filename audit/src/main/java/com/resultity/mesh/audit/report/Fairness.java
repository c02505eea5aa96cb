package com.resultity.mesh.audit.report;

import java.util.Collection;

/**
 * How evenly tenants were served. Jain's index (R. Jain, D. Chiu, W. Hawe, DEC-TR-301, 1984) of the shares of their ended
 * jobs that were served: 1 where all shares are alike, 1/n where one of n tenants got all.
 *
 * @param tenants tenants with jobs that have ended
 * @param jainsIndex the index, rounded to four places; null where nothing was served
 * @param leastServedPermille the smallest of the shares in thousandths; null where there is no tenant
 */
public record Fairness(int tenants, Double jainsIndex, Integer leastServedPermille) {

    private static final int PERMILLE = 1_000;
    private static final double PLACES = 10_000;

    /**
     * What one tenant got.
     *
     * @param ended its jobs that ended in any way, 1 or more
     * @param served those of them that were served
     */
    public record Share(long ended, long served) {

        private double value() {
            return (double) served / ended;
        }
    }

    /** The fairness of the shares of all tenants. */
    public static Fairness of(Collection<Share> shares) {
        double sum = shares.stream().mapToDouble(Share::value).sum();
        double squares = shares.stream()
                .mapToDouble(share -> share.value() * share.value())
                .sum();
        Double index = squares == 0 ? null : Math.round(sum * sum / (shares.size() * squares) * PLACES) / PLACES;
        Integer least = shares.isEmpty()
                ? null
                : (int) shares.stream()
                        .mapToLong(share -> share.served() * PERMILLE / share.ended())
                        .min()
                        .orElseThrow();
        return new Fairness(shares.size(), index, least);
    }
}
