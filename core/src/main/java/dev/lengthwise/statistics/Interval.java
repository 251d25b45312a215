package dev.lengthwise.statistics;

/**
 * The numbers from one to another.
 *
 * @param low inclusive
 * @param high inclusive
 */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low " + low + " is not at most high " + high);
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** The nearest number of this interval. */
    double nearest(double value) {
        return Math.clamp(value, low, high);
    }
}
