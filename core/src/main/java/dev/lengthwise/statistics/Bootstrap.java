package dev.lengthwise.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** The percentile bootstrap over many independent cases, such as test inputs. For a few seeds it is too narrow. */
public final class Bootstrap {
    /** Resamples that are drawn. */
    public static final int RESAMPLES = 2_000;

    private Bootstrap() {
    }

    /**
     * 95 % interval of a number that is computed from cases.
     *
     * @param cases how many there are
     * @param number told which cases it is to be computed from, each a place from 0, some more than once
     */
    public static Interval interval(int cases, ToDoubleFunction<int[]> number, RandomGenerator random) {
        double[] numbers = new double[RESAMPLES];
        int[] drawn = new int[cases];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int at = 0; at < cases; at++) {
                drawn[at] = random.nextInt(cases);
            }
            numbers[i] = number.applyAsDouble(drawn);
        }
        Arrays.sort(numbers);
        int tail = (int) Math.round(RESAMPLES * (1 - Summary.LEVEL) / 2);
        return new Interval(numbers[tail - 1], numbers[RESAMPLES - tail]);
    }
}
