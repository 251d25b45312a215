package dev.lengthwise.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * A difference of means by Student's t: its interval and how often one at least as large would come by chance from normal values.
 *
 * @param mean the difference
 * @param error its estimated standard error, above 0
 * @param degrees of freedom
 * @param interval 95 % interval of the difference
 * @param p of both sides
 */
public record MeanTest(double mean, double error, double degrees, Interval interval, double p) {
    private static final double SAME = 1e-12;

    private static MeanTest of(double mean, double error, double degrees) {
        double margin = StudentT.within(Summary.LEVEL, degrees) * error;
        return new MeanTest(mean, error, degrees, new Interval(mean - margin, mean + margin),
                StudentT.beyond(mean / error, degrees));
    }

    /** Of pairs, by their differences; empty for one pair and where all are the same, as nothing is known about their scatter. */
    public static Optional<MeanTest> paired(double[] differences) {
        double error = Math.sqrt(variance(differences) / differences.length);
        return error > SAME
                ? Optional.of(of(mean(differences), error, differences.length - 1))
                : Optional.empty();
    }

    /** Of values that are not paired and may scatter differently, by Welch; empty where nothing is known about the scatter of either. */
    public static Optional<MeanTest> welch(double[] own, double[] others) {
        if (own.length < 2 || others.length < 2) {
            return Optional.empty();
        }
        double a = variance(own) / own.length;
        double b = variance(others) / others.length;
        double error = Math.sqrt(a + b);
        return error > SAME
                ? Optional.of(of(mean(own) - mean(others), error,
                        (a + b) * (a + b) / (a * a / (own.length - 1) + b * b / (others.length - 1))))
                : Optional.empty();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** 0 for one value. */
    private static double variance(double[] values) {
        double mean = mean(values);
        return values.length < 2
                ? 0
                : Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / (values.length - 1);
    }
}
