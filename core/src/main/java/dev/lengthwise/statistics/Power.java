package dev.lengthwise.statistics;

import dev.lengthwise.statistics.RandomizationTest.Side;
import java.util.Arrays;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How often a t test of a mean difference finds one that is there, from normal values of a known standard deviation: by the noncentral t
 * distribution.
 *
 * @param alpha how often the test errs where there is none
 * @param paired whether the two values of a seed are compared with each other; else two groups of seeds
 * @param oneSided whether differences in one direction alone count
 */
public record Power(double alpha, boolean paired, boolean oneSided) {
    /** Seeds beyond which nobody counts. */
    public static final int MOST = 10_000;
    private static final int DRAWN = 1_000;
    private static final int MOST_DRAWN = 12; // seeds
    private static final int STEPS = 400; // of Simpson's rule, even
    private static final double REST = 1e-12; // of a distribution that is left out
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * The probability to find a difference.
     *
     * @param difference in units of the standard deviation: of the pairs' differences, or of one group's values
     * @param seeds of each arm, at least 2
     */
    public double of(double difference, int seeds) {
        double degrees = paired ? seeds - 1.0 : 2.0 * (seeds - 1);
        double shift = Math.abs(difference) * Math.sqrt(paired ? seeds : seeds / 2.0);
        double bound = TDistribution.of(degrees).inverseSurvivalProbability(oneSided ? alpha : alpha / 2);
        return beyond(bound, shift, degrees) + (oneSided ? 0 : beyond(bound, -shift, degrees));
    }

    /** P(T > bound) of a noncentral t: over the scale s = √(χ²/degrees) of its denominator, the normal tail beyond bound · s. */
    private static double beyond(double bound, double shift, double degrees) {
        ChiSquaredDistribution squares = ChiSquaredDistribution.of(degrees);
        double from = Math.sqrt(squares.inverseCumulativeProbability(REST) / degrees);
        double to = Math.sqrt(squares.inverseSurvivalProbability(REST) / degrees);
        double width = (to - from) / STEPS;
        double sum = 0;
        for (int step = 0; step <= STEPS; step++) {
            double scale = Math.max(from + step * width, Double.MIN_NORMAL);
            double density = 2 * scale * degrees * squares.density(scale * scale * degrees);
            double value = density * NORMAL.survivalProbability(bound * scale - shift);
            sum += value * (step == 0 || step == STEPS ? 1 : step % 2 == 1 ? 4 : 2);
        }
        return sum * width / 3;
    }

    /** The fewest seeds of each arm that find a difference so often; {@value #MOST} stands for as many and more. */
    public int seeds(double difference, double power) {
        int low = 1; // too few
        int high = 2;
        while (high < MOST && of(difference, high) < power) {
            low = high;
            high = Math.min(MOST, 2 * high);
        }
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (of(difference, middle) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The smallest difference that so many seeds find so often, in units of the standard deviation. */
    public double difference(int seeds, double power) {
        double high = 1;
        while (of(high, seeds) < power) {
            high *= 2;
        }
        double low = 0;
        for (int halving = 0; halving < 40; halving++) {
            double middle = (low + high) / 2;
            if (of(middle, seeds) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * The same by sign flips, by {@value #DRAWN} drawn studies of normal differences. Few seeds find less by signs than by Student's t.
     *
     * @param difference in units of the standard deviation of the pairs' differences
     */
    double ofSignFlips(double difference, int seeds, RandomGenerator random) {
        int found = 0;
        for (int study = 0; study < DRAWN; study++) {
            double[] differences = new double[seeds];
            Arrays.setAll(differences, _ -> Math.abs(difference) + random.nextGaussian());
            found += RandomizationTest.signFlips(differences, oneSided ? Side.UP : Side.BOTH, random).p() <= alpha
                    ? 1
                    : 0;
        }
        return (double) found / DRAWN;
    }

    /**
     * The fewest seeds whose sign flips find a difference so often. Beyond {@value #MOST_DRAWN} they find about as much as Student's t, and
     * its number is taken.
     */
    public int seedsOfSignFlips(double difference, double power) {
        int least = Math.max(2, fewestForSignFlips());
        for (int seeds = least; seeds <= MOST_DRAWN; seeds++) {
            if (of(difference, seeds) >= power / 2 && ofSignFlips(difference, seeds, new Random(seeds)) >= power) {
                return seeds;
            }
        }
        return Math.max(Math.max(least, MOST_DRAWN + 1), seeds(difference, power));
    }

    /** The fewest seeds whose sign flips can have a p of at most alpha at all. */
    public int fewestForSignFlips() {
        return (int) Math.ceil(StrictMath.log((oneSided ? 1 : 2) / alpha) / StrictMath.log(2) - 1e-9);
    }

    /** What a standard deviation of so many values may be, with a probability of 80 %, as a multiple of the estimated one. */
    public static double deviationUpTo(int values) {
        return Math.sqrt((values - 1.0) / ChiSquaredDistribution.of(values - 1.0).inverseCumulativeProbability(0.2));
    }
}
