package dev.lengthwise.statistics;

import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How an error probability is shared among several looks at growing data. The shares sum to the whole, so that whatever the looks have in
 * common, the probability that any of them errs is at most that (Bonferroni's inequality).
 */
public enum AlphaSpending {
    /** As much for each look. */
    BONFERRONI,
    /**
     * What O'Brien and Fleming's boundary, in the form of Lan and DeMets, spends between a look and the one before: very little early. A
     * test at each look that knows how looks are correlated could spend a little more.
     */
    OBRIEN_FLEMING;

    /** {@code obrien-fleming}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What a look may spend.
     *
     * @param alpha of all looks together
     * @param looks how much there is at each, ascending
     * @param look which of them, from 0
     */
    public double share(double alpha, List<Long> looks, int look) {
        return switch (this) {
            case BONFERRONI -> alpha / looks.size();
            case OBRIEN_FLEMING -> spent(alpha, looks, look) - (look == 0 ? 0 : spent(alpha, looks, look - 1));
        };
    }

    private static double spent(double alpha, List<Long> looks, int look) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double part = (double) looks.get(look) / looks.getLast();
        return 2 * normal.survivalProbability(normal.inverseSurvivalProbability(alpha / 2) / Math.sqrt(part));
    }
}
