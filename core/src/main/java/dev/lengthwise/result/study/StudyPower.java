package dev.lengthwise.result.study;

import dev.lengthwise.key.Key;
import dev.lengthwise.statistics.Interval;
import dev.lengthwise.statistics.Pairs;
import dev.lengthwise.statistics.Power;
import dev.lengthwise.statistics.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How many seeds a difference takes, by the scatter of a study's own seeds: {@code power --json}. */
public record StudyPower(@Key("the study's title") String study, @Key("what is compared") Endpoint.Metric metric,
        @Key("length of the test inputs; missing where the metric is not about one") Optional<Integer> length,
        @Key(value = "the difference that is to be found, in the unit of the metric", allowed = "above 0") double difference,
        @Key(value = "how often a test may err where there is none", allowed = "above 0 and below 1") double alpha,
        @Key("whether differences in one direction alone count") boolean oneSided,
        @Key("the fewest seeds whose sign flips can have a p of at most alpha at all") int fewestForSignFlips,
        @Key("arms against their controls") List<Comparison> comparisons) {
    private static final double USUAL = 0.8;
    private static final double HIGH = 0.9;
    private static final Interval ANY = new Interval(-Double.MAX_VALUE, Double.MAX_VALUE);

    /** An arm against its control. */
    public record Comparison(@Key("the arm") String arm, @Key("the arm that it is compared with") String control,
            @Key("seeds that both have a number for") int seeds,
            @Key("their mean difference; missing where nothing can be said") Optional<Double> mean,
            @Key("correlation of the pairs; missing below three seeds and where either does not scatter") Optional<Double> correlation,
            @Key("the deviation of the pairs' differences, seed by seed; missing where it is not known or 0") Optional<Scatter> paired,
            @Key("the deviation within an arm, of both together, for seeds that are not paired; missing where it is not known or 0") Optional<Scatter> unpaired) {
    }

    /** What a standard deviation makes of the number of seeds. */
    public record Scatter(@Key("the standard deviation, in the unit of the metric") double deviation,
            @Key("what it may be with a probability of 80 %, as it is estimated of few seeds") double upTo,
            @Key("seeds of each arm that find the difference in 80 %, by Student's t") int seeds80,
            @Key("seeds of each arm that find it in 90 %, by Student's t") int seeds90,
            @Key("pairs of seeds whose sign flips find it in 80 %; missing where seeds are not paired") Optional<Integer> flips80,
            @Key("pairs of seeds whose sign flips find it in 90 %; missing where seeds are not paired") Optional<Integer> flips90,
            @Key("the smallest difference that the seeds there are find in 80 %") double smallest80,
            @Key("the smallest difference that they find in 90 %") double smallest90) {
        private static Optional<Scatter> of(double deviation, int values, int seeds, double difference, Power power) {
            return deviation < 1e-12
                    ? Optional.empty()
                    : Optional.of(new Scatter(deviation, deviation * Power.deviationUpTo(values),
                            power.seeds(difference / deviation, USUAL), power.seeds(difference / deviation, HIGH),
                            flips(difference / deviation, USUAL, power), flips(difference / deviation, HIGH, power),
                            deviation * power.difference(seeds, USUAL), deviation * power.difference(seeds, HIGH)));
        }
    }

    private static Optional<Integer> flips(double difference, double often, Power power) {
        return power.paired() ? Optional.of(power.seedsOfSignFlips(difference, often)) : Optional.empty();
    }

    /**
     * Of every arm against each of its controls.
     *
     * @param length of exact match; null for the other metrics
     */
    public static StudyPower of(StudyResult study, Endpoint.Metric metric, @Nullable Integer length, double difference,
            double alpha, boolean oneSided) {
        List<Comparison> comparisons = new ArrayList<>();
        for (ArmResult arm : study.arms()) {
            for (String name : arm.controls()) {
                study.arms().stream().filter(other -> other.name().equals(name)).forEach(control -> comparisons
                        .add(comparison(arm, control, metric, length, difference, alpha, oneSided)));
            }
        }
        return new StudyPower(study.title(), metric, Optional.ofNullable(length), difference, alpha, oneSided,
                new Power(alpha, true, oneSided).fewestForSignFlips(), List.copyOf(comparisons));
    }

    private static Comparison comparison(ArmResult arm, ArmResult control, Endpoint.Metric metric,
            @Nullable Integer length, double difference, double alpha, boolean oneSided) {
        List<double[]> both = new ArrayList<>();
        arm.runs().forEach(run -> control.runs().stream().filter(other -> other.seed() == run.seed()).forEach(other -> {
            OptionalDouble own = metric.of(run, arm, length);
            OptionalDouble base = metric.of(other, control, length);
            if (own.isPresent() && base.isPresent()) {
                both.add(new double[]{own.getAsDouble(), base.getAsDouble()});
            }
        }));
        int seeds = both.size();
        if (seeds < 2) {
            return new Comparison(arm.name(), control.name(), seeds, Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty());
        }
        Pairs pairs = new Pairs(both.stream().mapToDouble(pair -> pair[0]).toArray(),
                both.stream().mapToDouble(pair -> pair[1]).toArray());
        OptionalDouble correlation = pairs.correlation();
        double within = Math.sqrt((square(deviation(pairs.own())) + square(deviation(pairs.others()))) / 2);
        return new Comparison(arm.name(), control.name(), seeds,
                Optional.of(Summary.of(pairs.differences(), ANY).mean()),
                correlation.isPresent() ? Optional.of(correlation.getAsDouble()) : Optional.empty(),
                Scatter.of(deviation(pairs.differences()), seeds, seeds, difference, new Power(alpha, true, oneSided)),
                Scatter.of(within, 2 * seeds - 1, seeds, difference, new Power(alpha, false, oneSided)));
    }

    private static double deviation(double[] values) {
        return Summary.of(values, ANY).deviation().orElseThrow();
    }

    private static double square(double value) {
        return value * value;
    }

    /** {@code exact match at length 50}, {@code log2 n50}. */
    public String measure() {
        return Endpoint.measure(metric, length.orElse(null));
    }
}
