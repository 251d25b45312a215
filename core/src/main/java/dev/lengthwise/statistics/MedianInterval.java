package dev.lengthwise.statistics;

/**
 * An exact interval of the median of all values there could be, whatever their distribution: between two of the values at hand, as
 * many from the least as from the greatest.
 *
 * @param low one of the values
 * @param high another one, or the same
 * @param level the probability, at least, with which an interval made like this holds that median
 */
public record MedianInterval(double low, double high, double level) {
    /**
     * The narrowest that holds it with 95 %; with fewer than six values there is none, and the widest is taken with what it has.
     *
     * @param sorted ascending, at least one
     */
    public static MedianInterval of(double[] sorted) {
        int count = sorted.length;
        int from = 0;
        double level = level(count, 0);
        while (2 * (from + 1) < count && level(count, from + 1) >= Summary.LEVEL) {
            from++;
            level = level(count, from);
        }
        return new MedianInterval(sorted[from], sorted[count - 1 - from], level);
    }

    /**
     * With n values the median lies below the one at {@code from} where at most {@code from} of them are below it, each with
     * probability 1/2: a binomial's tail, and as much on the other side.
     */
    private static double level(int count, int from) {
        double term = StrictMath.pow(2, -count); // none below
        double tail = term;
        for (int below = 1; below <= from; below++) {
            term *= (double) (count - below + 1) / below;
            tail += term;
        }
        return 1 - 2 * tail;
    }
}
