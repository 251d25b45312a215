package dev.lengthwise.study;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.report.ArmResult;
import dev.lengthwise.report.RunResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

    /**
     * One seed's exact match in two arms, on the same test inputs.
     *
     * @param own the arm's
     * @param control the control's
     */
    record Pair(Accuracy own, Accuracy control) {
        double difference() {
            return own.rate() - control.rate();
        }

        /** Whether the 95 % intervals lie apart, the arm's above. */
        boolean above() {
            return own.low() > control.high();
        }

        /** Whether the 95 % intervals lie apart, the arm's below. */
        boolean below() {
            return own.high() < control.low();
        }
    }

    /** Exact match of each finished seed at a length. */
    static Summary exact(ArmResult arm, int length) {
        return new Summary(arm.runs().stream().flatMap(run -> exact(run, length).stream()).mapToDouble(Accuracy::rate)
                .toArray());
    }

    /** The same seeds in two arms, for seeds that both have finished. */
    static List<Pair> pairs(ArmResult arm, ArmResult control, int length) {
        List<Pair> pairs = new ArrayList<>();
        for (RunResult run : arm.runs()) {
            for (RunResult other : control.runs()) {
                if (other.seed() == run.seed()) {
                    exact(run, length).ifPresent(
                            own -> exact(other, length).ifPresent(base -> pairs.add(new Pair(own, base))));
                }
            }
        }
        return pairs;
    }

    private static Optional<Accuracy> exact(RunResult run, int length) {
        List<LengthResult> results = run.done() ? run.evaluation().results() : List.of();
        return results.stream().filter(result -> result.length() == length).map(LengthResult::exact).findFirst();
    }
}
