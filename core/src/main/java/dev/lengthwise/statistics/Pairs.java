package dev.lengthwise.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * Two values a seed, such as an arm's and its control's, and what tests say of their difference.
 *
 * @param own at least one
 * @param others as many, in the same order of seeds
 */
public record Pairs(double[] own, double[] others) {
    private static final long SEED = 20261129; // draws ways where there are too many to go all: the same each time
    private static final double SAME = 1e-12;

    public Pairs {
        if (own.length == 0 || own.length != others.length) {
            throw new IllegalArgumentException(own.length + " values and " + others.length + " are no pairs");
        }
        own = own.clone();
        others = others.clone();
    }

    /** Own less the other's, one a seed. */
    public double[] differences() {
        double[] differences = own.clone();
        Arrays.setAll(differences, i -> own[i] - others[i]);
        return differences;
    }

    /** By Student's t over the differences; empty for one seed and where all differences are the same. */
    public Optional<MeanTest> t() {
        return MeanTest.paired(differences());
    }

    /** By all signs that the differences could have; empty for one seed and where nothing differs. */
    public Optional<RandomizationTest> signFlips() {
        double[] differences = differences();
        return differences.length == 1 || Arrays.stream(differences).allMatch(each -> Math.abs(each) < SAME)
                ? Optional.empty()
                : Optional.of(signFlips(differences, RandomizationTest.Side.BOTH));
    }

    /** By all signs that some differences could have. */
    public static RandomizationTest signFlips(double[] differences, RandomizationTest.Side side) {
        return RandomizationTest.signFlips(differences, side, new Random(SEED));
    }

    /** Pairing pays where it is above 0. Empty where nothing is known of it. */
    public OptionalDouble correlation() {
        return Correlation.of(own, others);
    }

    /** The same difference as if seeds had nothing in common. */
    public record Unpaired(MeanTest welch, RandomizationTest splits) {
    }

    /** Where pairing does not pay, so that the paired interval is expected to be no narrower; empty elsewhere. */
    public Optional<Unpaired> unpaired() {
        OptionalDouble correlation = correlation();
        return correlation.isPresent() && correlation.getAsDouble() <= 0
                ? MeanTest.welch(own, others).map(
                        welch -> new Unpaired(welch, RandomizationTest.splits(own, others, new Random(SEED))))
                : Optional.empty();
    }
}
