package dev.lengthwise.statistics;

/**
 * A share of cases with its 95 % interval.
 *
 * @param correct how many were so
 * @param total of how many, at least 1
 * @param interval as {@link RateCount} finds it
 */
public record Rate(long correct, long total, Interval interval) {
    public Rate {
        if (total < 1 || correct < 0 || correct > total) {
            throw new IllegalArgumentException("correct " + correct + " of total " + total + " is no share");
        }
    }

    /** The share itself, 0 to 1. */
    public double share() {
        return (double) correct / total;
    }
}
