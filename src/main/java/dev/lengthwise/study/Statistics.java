package dev.lengthwise.study;

import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.report.ArmResult;
import dev.lengthwise.report.RunResult;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Numbers over the seeds of an arm. Every finished seed counts; none is chosen. */
final class Statistics {
    private Statistics() {
    }

    /**
     * A few numbers, summed up.
     *
     * @param values one a seed
     */
    record Summary(double[] values) {
        double mean() {
            return Arrays.stream(values).average().orElse(Double.NaN);
        }

        double min() {
            return Arrays.stream(values).min().orElse(Double.NaN);
        }

        double max() {
            return Arrays.stream(values).max().orElse(Double.NaN);
        }
    }

    /** Exact match of each finished seed at a length. */
    static Summary exact(ArmResult arm, int length) {
        return new Summary(arm.runs().stream().map(run -> exact(run, length)).filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble).toArray());
    }

    /** Differences in exact match between the same seeds of two arms, for seeds that both have finished. */
    static Summary difference(ArmResult arm, ArmResult control, int length) {
        return new Summary(arm.runs().stream().flatMapToDouble(run -> {
            OptionalDouble mine = exact(run, length);
            OptionalDouble other = control.runs().stream().filter(candidate -> candidate.seed() == run.seed())
                    .map(candidate -> exact(candidate, length)).findFirst().orElse(OptionalDouble.empty());
            return mine.isPresent() && other.isPresent()
                    ? DoubleStream.of(mine.getAsDouble() - other.getAsDouble())
                    : DoubleStream.empty();
        }).toArray());
    }

    private static OptionalDouble exact(RunResult run, int length) {
        List<LengthResult> results = run.done() ? run.evaluation().results() : List.of();
        return results.stream().filter(result -> result.length() == length)
                .mapToDouble(result -> result.exact().rate()).findFirst();
    }
}
