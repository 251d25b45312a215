package dev.lengthwise.study;

import java.util.Arrays;

/**
 * Two groups of values that are not paired: the difference of their means, with Welch's interval. And p-values. All of it is computed in
 * another way than the program does, by integrals: documents quote some numbers, and tests hold them.
 *
 * @param difference mean of the first less mean of the second
 * @param degrees of freedom, by Welch and Satterthwaite
 */
record Welch(double difference, double error, double degrees) {
    private static final int STEPS = 20_000;

    static Welch of(double[] first, double[] second) {
        double a = variance(first) / first.length;
        double b = variance(second) / second.length;
        return new Welch(mean(first) - mean(second), Math.sqrt(a + b),
                (a + b) * (a + b) / (a * a / (first.length - 1) + b * b / (second.length - 1)));
    }

    /** Half the width of the 95 % interval. */
    double margin() {
        double low = 0;
        double high = 1000;
        for (int halving = 0; halving < 60; halving++) {
            double middle = (low + high) / 2;
            if (p(middle, degrees) > 0.05) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high * error;
    }

    /** That the mean of values is 0, by Student's t, two-sided; they must not be all the same. */
    static double ofMean(double[] values) {
        double error = Math.sqrt(variance(values) / values.length);
        return p(Math.abs(mean(values)) / error, values.length - 1.0);
    }

    private static double p(double t, double degrees) {
        return beta(degrees / (degrees + t * t), degrees / 2, 0.5);
    }

    /** F of groups' means: how much further they lie apart than their values let expect. */
    static double f(double[]... groups) {
        double[] all = Arrays.stream(groups).flatMapToDouble(Arrays::stream).toArray();
        double between = Arrays.stream(groups).mapToDouble(group -> group.length * Math.pow(mean(group) - mean(all), 2))
                .sum() / (groups.length - 1);
        double within = Arrays.stream(groups).mapToDouble(group -> variance(group) * (group.length - 1)).sum()
                / (all.length - groups.length);
        return between / within;
    }

    /** Of such an F or a larger one, where groups do not differ. */
    static double ofF(double[]... groups) {
        double first = groups.length - 1.0;
        double second = Arrays.stream(groups).mapToInt(group -> group.length).sum() - (double) groups.length;
        return beta(second / (second + first * f(groups)), second / 2, first / 2);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / (values.length - 1);
    }

    static double correlation(double[] first, double[] second) {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += (first[i] - mean(first)) * (second[i] - mean(second));
        }
        return sum / (first.length - 1) / Math.sqrt(variance(first) * variance(second));
    }

    /** The regularized incomplete beta function, x = sin² of an angle: ∫ sin^(2a-1) cos^(2b-1), by Simpson's rule. */
    private static double beta(double x, double a, double b) {
        double angle = Math.asin(Math.sqrt(x));
        double below = integral(0, angle, a, b);
        return below / (below + integral(angle, Math.PI / 2, a, b));
    }

    private static double integral(double from, double to, double a, double b) {
        double width = (to - from) / STEPS;
        double sum = 0;
        for (int step = 0; step <= STEPS; step++) {
            double angle = from + step * width;
            double value = Math.pow(Math.sin(angle), 2 * a - 1) * Math.pow(Math.max(0, Math.cos(angle)), 2 * b - 1);
            sum += value * (step == 0 || step == STEPS ? 1 : step % 2 == 1 ? 4 : 2);
        }
        return sum * width / 3;
    }
}
