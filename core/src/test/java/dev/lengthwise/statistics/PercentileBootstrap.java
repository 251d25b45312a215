package dev.lengthwise.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** The interval that was not chosen: from the 2.5 to the 97.5 percentile of the means of resamples. */
final class PercentileBootstrap {
    private static final double TAIL = 0.025;
    private static final int MOST_ENUMERATED = 5;
    private static final int RESAMPLES = 1000;

    private final List<Resample> resamples = new ArrayList<>();
    private final double[] values;

    /** A resample's mean, and how often it comes. */
    private record Resample(double mean, double weight) {
    }

    private PercentileBootstrap(double[] values) {
        this.values = values;
    }

    /** Every resample of a few values, some at random of more. */
    static Interval of(double[] values, RandomGenerator random) {
        PercentileBootstrap bootstrap = new PercentileBootstrap(values);
        if (values.length <= MOST_ENUMERATED) {
            bootstrap.enumerate(0, values.length, 0, 1);
        } else {
            bootstrap.draw(random);
        }
        bootstrap.resamples.sort(Comparator.comparingDouble(Resample::mean));
        return new Interval(bootstrap.quantile(TAIL), bootstrap.quantile(1 - TAIL));
    }

    /** Takes the value at index 0, 1, ... times out of the places that are left. */
    private void enumerate(int index, int left, double sum, double ways) {
        if (index == values.length - 1) {
            resamples.add(new Resample((sum + left * values[index]) / values.length, ways));
            return;
        }
        double choices = 1; // left over taken
        for (int taken = 0; taken <= left; taken++) {
            enumerate(index + 1, left - taken, sum + taken * values[index], ways * choices);
            choices = choices * (left - taken) / (taken + 1);
        }
    }

    private void draw(RandomGenerator random) {
        for (int resample = 0; resample < RESAMPLES; resample++) {
            double sum = 0;
            for (int place = 0; place < values.length; place++) {
                sum += values[random.nextInt(values.length)];
            }
            resamples.add(new Resample(sum / values.length, 1));
        }
    }

    private double quantile(double share) {
        double wanted = share * resamples.stream().mapToDouble(Resample::weight).sum();
        double passed = 0;
        for (Resample resample : resamples) {
            passed += resample.weight();
            if (passed >= wanted) {
                return resample.mean();
            }
        }
        return resamples.getLast().mean();
    }
}
