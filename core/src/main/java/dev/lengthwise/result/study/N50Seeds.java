package dev.lengthwise.result.study;

import dev.lengthwise.result.score.N50;
import dev.lengthwise.statistics.Interval;
import dev.lengthwise.statistics.MedianInterval;
import dev.lengthwise.statistics.Pairs;
import dev.lengthwise.statistics.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An arm's n50 over its seeds, by its logarithm to base 2: a difference of 1 is twice the length. Every seed with a score counts. Where it
 * is no number for one of them there is no mean, and the median and its interval say what the ranks say.
 *
 * @param seeds at least one
 * @param differences to the arm's controls in their order; without those that share no scored seed
 */
public record N50Seeds(ArmResult arm, List<Seed> seeds, List<Difference> differences) {
    /** Where logarithms of lengths lie. */
    private static final Interval POSSIBLE = new Interval(0, 64);
    private static final Interval DIFFERENCES = new Interval(-64, 64);

    /** One seed's. */
    public record Seed(long seed, N50.Estimate estimate) {
        private N50 value() {
            return estimate.value();
        }
    }

    /** One seed's in both arms. */
    public record Pair(long seed, N50 own, N50 control) {
    }

    /**
     * Between two arms.
     *
     * @param pairs at least one, for the seeds that both arms have
     */
    public record Difference(String control, List<Pair> pairs) {
        public Difference {
            pairs = List.copyOf(pairs);
        }

        /** The logarithms; empty where one of them is no number. */
        public Optional<Pairs> log2() {
            return pairs.stream()
                    .allMatch(pair -> pair.own().number().isPresent() && pair.control().number().isPresent())
                            ? Optional.of(new Pairs(pairs.stream().mapToDouble(pair -> pair.own().log2()).toArray(),
                                    pairs.stream().mapToDouble(pair -> pair.control().log2()).toArray()))
                            : Optional.empty();
        }

        /** The differences of the logarithms; empty where one is no number. */
        public Optional<Summary> summary() {
            return log2().map(pairs -> Summary.of(pairs.differences(), DIFFERENCES));
        }
    }

    public N50Seeds {
        seeds = List.copyOf(seeds);
        differences = List.copyOf(differences);
    }

    /** Every arm that has one, in the study's order. */
    public static List<N50Seeds> of(StudyResult study) {
        List<N50Seeds> all = new ArrayList<>();
        for (ArmResult arm : study.arms()) {
            List<Seed> seeds = seeds(arm);
            if (!seeds.isEmpty()) {
                all.add(new N50Seeds(arm, seeds, arm.controls().stream()
                        .flatMap(name -> study.arms().stream().filter(other -> other.name().equals(name)))
                        .flatMap(control -> difference(seeds, control).stream()).toList()));
            }
        }
        return all;
    }

    /** An arm's seeds that have a score. */
    static List<Seed> seeds(ArmResult arm) {
        return arm.runs().stream().flatMap(run -> N50.of(run.evaluation().results(), arm.trained()).stream()
                .map(estimate -> new Seed(run.seed(), estimate))).toList();
    }

    private static Optional<Difference> difference(List<Seed> seeds, ArmResult control) {
        List<Seed> others = seeds(control);
        List<Pair> pairs = seeds.stream().flatMap(own -> others.stream().filter(other -> other.seed() == own.seed())
                .map(other -> new Pair(own.seed(), own.value(), other.value()))).toList();
        return pairs.isEmpty() ? Optional.empty() : Optional.of(new Difference(control.name(), pairs));
    }

    /** The logarithms summed up; empty where one of them is no number. */
    public Optional<Summary> log2() {
        return seeds.stream().allMatch(seed -> seed.value().number().isPresent())
                ? Optional.of(Summary.of(seeds.stream().mapToDouble(seed -> seed.value().log2()).toArray(), POSSIBLE))
                : Optional.empty();
    }

    /** The middle one; of two in the middle their geometric mean, or the smaller where one of them is no number. */
    public N50 median() {
        List<N50> sorted = sorted();
        N50 lower = sorted.get((sorted.size() - 1) / 2);
        N50 upper = sorted.get(sorted.size() / 2);
        return lower instanceof N50.At one && upper instanceof N50.At other
                ? new N50.At(Math.sqrt(one.length() * other.length()))
                : lower;
    }

    /** An exact interval of the median of all seeds there could be: its lower end. */
    public N50 medianLow() {
        return ranked(medianInterval().low(), sorted());
    }

    /** Its upper end. */
    public N50 medianHigh() {
        return ranked(medianInterval().high(), sorted().reversed());
    }

    /** The probability with which that interval holds the median, at least. */
    public double medianLevel() {
        return medianInterval().level();
    }

    private MedianInterval medianInterval() {
        return MedianInterval.of(sorted().stream().mapToDouble(N50::log2).toArray());
    }

    private static N50 ranked(double log2, List<N50> among) {
        return among.stream().filter(value -> value.log2() == log2).findFirst().orElseThrow();
    }

    private List<N50> sorted() {
        return seeds.stream().map(Seed::value).sorted(Comparator.comparingDouble(N50::log2)).toList();
    }
}
