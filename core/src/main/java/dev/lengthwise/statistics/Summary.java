package dev.lengthwise.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A few values, one a seed, summed up. All of them count.
 *
 * @param count of values, at least 1
 * @param median the middle value, or the mean of the two in the middle
 * @param deviation standard deviation of the values (divided by count - 1); empty for one value
 * @param interval 95 % interval of the mean of all values there could be, by Student's t, cut off where no value can lie; empty
 *     for one value, and where all values are the same, so that nothing is known about their spread. How far it can be
 *     trusted: docs/decisions/0013-statistics-over-seeds.md
 * @param medianInterval exact, with the level that so many values allow: least to greatest unless there are nine or more
 */
public record Summary(int count, double mean, double median, OptionalDouble deviation, double least, double greatest,
        Optional<Interval> interval, MedianInterval medianInterval) {
    /** What an interval is meant to cover. */
    public static final double LEVEL = 0.95;
    private static final double SAME = 1e-12; // far below 1 / samples, far above what subtraction leaves of equal shares

    /** @param possible where values can lie: 0 to 1 for shares, -1 to 1 for their differences */
    public static Summary of(double[] values, Interval possible) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values to sum up");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int count = sorted.length;
        double least = sorted[0];
        double greatest = sorted[count - 1];
        if (!possible.contains(least) || !possible.contains(greatest)) {
            throw new IllegalArgumentException("values from " + least + " to " + greatest + " are not within "
                    + possible.low() + " to " + possible.high());
        }
        double mean = Math.clamp(Arrays.stream(sorted).sum() / count, least, greatest);
        double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
        if (count == 1) {
            return new Summary(count, mean, median, OptionalDouble.empty(), least, greatest, Optional.empty(),
                    MedianInterval.of(sorted));
        }
        double squares = Arrays.stream(sorted).map(value -> (value - mean) * (value - mean)).sum();
        double deviation = Math.sqrt(squares / (count - 1));
        return new Summary(count, mean, median, OptionalDouble.of(deviation), least, greatest,
                greatest - least < SAME
                        ? Optional.empty()
                        : Optional.of(interval(mean, deviation, count, possible)),
                MedianInterval.of(sorted));
    }

    private static Interval interval(double mean, double deviation, int count, Interval possible) {
        double margin = StudentT.within(LEVEL, count - 1) * deviation / Math.sqrt(count);
        return new Interval(possible.nearest(mean - margin), possible.nearest(mean + margin));
    }
}
