package dev.lengthwise.result.score;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.statistics.Antitonic;
import dev.lengthwise.task.TrainedLengths;
import dev.lengthwise.text.Grouped;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The length at which exact match falls to 50 %, or on which side of the tested lengths that is.
 *
 * <p>The scores are made into the nearest curve that never rises, weighted by the number of inputs ({@link Antitonic}), so that there is
 * one such length. Between two tested lengths the curve is a straight line in the logarithm of the length. Lengths below all trained ones
 * do not count: a model that fails there has not reached the end of what it can do.
 */
public sealed interface N50 {
    /** A number. */
    record At(double length) implements N50 {
        @Override
        public double log2() {
            return StrictMath.log(length) / StrictMath.log(2);
        }

        @Override
        public String toString() {
            return length < MANY_DIGITS
                    ? String.format(Locale.ROOT, length < FEW_DIGITS ? "%.2f" : "%.1f", length)
                    : Grouped.of(Math.round(length));
        }
    }

    /** Above 50 % at every length that counts; the longest of them is no estimate. */
    record Beyond(int tested) implements N50 {
        @Override
        public double log2() {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public String toString() {
            return "beyond " + tested;
        }
    }

    /** Below 50 % at every length that counts; the shortest of them is no estimate. */
    record Below(int tested) implements N50 {
        @Override
        public double log2() {
            return Double.NEGATIVE_INFINITY;
        }

        @Override
        public String toString() {
            return "below " + tested;
        }
    }

    /** Lengths below it are written with two decimals. */
    double FEW_DIGITS = 10;
    /** Lengths from it on are written without decimals. */
    double MANY_DIGITS = 1000;
    /** Where the curve is to fall to. */
    double HALF = 0.5;

    /** Its logarithm to base 2; not finite where it is no number. */
    double log2();

    /** The length, where it is a number. */
    default OptionalDouble number() {
        return this instanceof At at ? OptionalDouble.of(at.length()) : OptionalDouble.empty();
    }

    /**
     * Of one model, with what its test inputs leave open.
     *
     * @param low where the curve of the lower ends of the 95 % Wilson intervals falls to 50 %
     * @param high the same of the upper ends
     */
    record Estimate(N50 value, N50 low, N50 high) {
        /** {@code 47.3 (95 % interval over test inputs 45.9 to 48.8)}. */
        public String words() {
            return value + " (95 % interval over test inputs " + low + " to " + high + ")";
        }
    }

    /** Of one model; empty where fewer than two lengths count. */
    static Optional<Estimate> of(List<LengthResult> results, TrainedLengths trained) {
        List<LengthResult> counting = results.stream().filter(result -> result.length() >= trained.min())
                .sorted(Comparator.comparingInt(LengthResult::length)).toList();
        return counting.size() < 2
                ? Optional.empty()
                : Optional.of(new Estimate(crossing(counting, Accuracy::rate), crossing(counting, Accuracy::low),
                        crossing(counting, Accuracy::high)));
    }

    private static N50 crossing(List<LengthResult> results, ToDoubleFunction<Accuracy> score) {
        double[] curve = Antitonic.of(
                results.stream().mapToDouble(result -> score.applyAsDouble(result.exact())).toArray(),
                results.stream().mapToDouble(result -> result.exact().total()).toArray());
        int shortest = results.getFirst().length();
        if (curve[0] <= HALF) {
            return curve[0] < HALF ? new Below(shortest) : new At(shortest);
        }
        for (int i = 1; i < curve.length; i++) {
            if (curve[i] <= HALF) {
                double part = (curve[i - 1] - HALF) / (curve[i - 1] - curve[i]);
                double from = StrictMath.log(results.get(i - 1).length());
                return new At(StrictMath.exp(from + part * (StrictMath.log(results.get(i).length()) - from)));
            }
        }
        return new Beyond(results.getLast().length());
    }
}
