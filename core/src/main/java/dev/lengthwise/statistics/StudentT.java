package dev.lengthwise.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t: how far the mean of a few normal values lies from the truth, in units of its estimated standard error. */
final class StudentT {
    private StudentT() {
    }

    /**
     * The t within which a share of all cases lies, on either side of 0: 4.303 for 95 % at 2 degrees of freedom.
     *
     * @param share above 0, below 1
     * @param degrees of freedom, above 0; not always a whole number
     */
    static double within(double share, double degrees) {
        return TDistribution.of(degrees).inverseSurvivalProbability((1 - share) / 2);
    }

    /** How often a t is at least as far from 0, on either side. */
    static double beyond(double t, double degrees) {
        return 2 * TDistribution.of(degrees).survivalProbability(Math.abs(t));
    }
}
