package dev.lengthwise.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A test that needs no distribution: what was found is held against what there would be, were labels given out otherwise, which changes
 * nothing if they do not matter. The statistic is the mean difference, and p is the share of all ways in which it is at least as far from
 * 0. A sum that is the same but for rounding counts as as far.
 *
 * @param p above 0: what was found is one of the ways
 * @param least the least p that so many values allow, however clear they are
 * @param exact whether every way was gone; otherwise {@value #DRAWN} drawn ones, and the one found
 */
public record RandomizationTest(double p, double least, boolean exact) {
    /** Ways that are drawn where there are too many to go all. */
    public static final int DRAWN = 100_000;
    /** Pairs up to which every sign is tried. */
    static final int MOST_PAIRS = 20;
    /** Splits up to which each is tried: those of 10 and 10 values. */
    static final long MOST_SPLITS = 184_756;
    private static final double SAME = 1e-9;

    /** Which of the ways count. */
    public enum Side {
        /** As far from 0 in either direction. */
        BOTH,
        /** As far upwards. */
        UP,
        /** As far downwards. */
        DOWN;

        private boolean isAsFar(double sum, double found, double rounding) {
            return switch (this) {
                case BOTH -> Math.abs(sum) >= Math.abs(found) - rounding;
                case UP -> sum >= found - rounding;
                case DOWN -> sum <= found + rounding;
            };
        }
    }

    /** The least p that the signs of so many differences allow. */
    public static double leastOfSignFlips(int pairs, Side side) {
        return Math.min(1, StrictMath.pow(2, (side == Side.BOTH ? 1 : 0) - pairs));
    }

    /**
     * Of pairs, as of two arms' scores with the same seed: each difference could have had the other sign.
     *
     * @param differences at least one
     * @param random draws signs where there are more than {@value #MOST_PAIRS}
     */
    public static RandomizationTest signFlips(double[] differences, Side side, RandomGenerator random) {
        int count = differences.length;
        if (count == 0) {
            throw new IllegalArgumentException("no differences to test");
        }
        double found = Arrays.stream(differences).sum();
        double rounding = SAME * Arrays.stream(differences).map(Math::abs).sum();
        double least = leastOfSignFlips(count, side);
        if (count > MOST_PAIRS) {
            int as = 1;
            for (int way = 0; way < DRAWN; way++) {
                double sum = 0;
                for (double difference : differences) {
                    sum += random.nextBoolean() ? difference : -difference;
                }
                as += side.isAsFar(sum, found, rounding) ? 1 : 0;
            }
            return new RandomizationTest(as / (DRAWN + 1.0), Math.max(least, 1 / (DRAWN + 1.0)), false);
        }
        long as = 0;
        long ways = 1L << count;
        for (long signs = 0; signs < ways; signs++) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += (signs >> i & 1) == 0 ? differences[i] : -differences[i];
            }
            as += side.isAsFar(sum, found, rounding) ? 1 : 0;
        }
        return new RandomizationTest((double) as / ways, least, true);
    }

    /**
     * Of values that are not paired: each could have been one of the others.
     *
     * @param own at least one
     * @param others at least one
     * @param random draws splits where there are more than {@value #MOST_SPLITS}
     */
    public static RandomizationTest splits(double[] own, double[] others, RandomGenerator random) {
        int count = own.length;
        if (count == 0 || others.length == 0) {
            throw new IllegalArgumentException("no values to test: " + count + " and " + others.length);
        }
        double[] all = Arrays.copyOf(own, count + others.length);
        System.arraycopy(others, 0, all, count, others.length);
        Splits splits = new Splits(all, count);
        double ways = ways(all.length, count);
        double least = Math.min(1, (count == others.length ? 2 : 1) / ways); // with as many of both, each split has a mirror
        if (ways > MOST_SPLITS) {
            return new RandomizationTest(splits.drawn(random), Math.max(least, 1 / (DRAWN + 1.0)), false);
        }
        splits.all(0, 0, 0);
        return new RandomizationTest((double) splits.as / splits.gone, least, true);
    }

    private static double ways(int all, int chosen) {
        double ways = 1;
        for (int i = 1; i <= chosen; i++) {
            ways = ways * (all - chosen + i) / i;
        }
        return Math.rint(ways);
    }

    /** The ways to choose as many values as there were, each by its sum: the mean difference is a straight line in it. */
    private static final class Splits {
        private final double[] values; // about their mean, so that a sum is as far as its mirror
        private final int chosen;
        private final double found;
        private final double rounding;
        private long as;
        private long gone;

        Splits(double[] all, int chosen) {
            double mean = Arrays.stream(all).average().orElseThrow();
            this.values = Arrays.stream(all).map(value -> value - mean).toArray();
            this.chosen = chosen;
            this.found = sum();
            this.rounding = SAME * Arrays.stream(values).map(Math::abs).sum();
        }

        private double sum() {
            return Arrays.stream(values, 0, chosen).sum();
        }

        private void all(int from, int taken, double sum) {
            if (taken == chosen) {
                gone++;
                as += Side.BOTH.isAsFar(sum, found, rounding) ? 1 : 0;
                return;
            }
            for (int next = from; next <= values.length - (chosen - taken); next++) {
                all(next + 1, taken + 1, sum + values[next]);
            }
        }

        private double drawn(RandomGenerator random) {
            int far = 1;
            for (int way = 0; way < DRAWN; way++) {
                for (int i = 0; i < chosen; i++) {
                    int other = random.nextInt(i, values.length);
                    double kept = values[i];
                    values[i] = values[other];
                    values[other] = kept;
                }
                far += Side.BOTH.isAsFar(sum(), found, rounding) ? 1 : 0;
            }
            return far / (DRAWN + 1.0);
        }
    }
}
