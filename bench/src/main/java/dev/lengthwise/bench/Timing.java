package dev.lengthwise.bench;

import java.util.Arrays;

/**
 * Several times of the same work.
 *
 * @param seconds one a round, at least one
 */
public record Timing(double[] seconds) {
    public Timing {
        if (seconds.length == 0) {
            throw new IllegalArgumentException("no round was timed");
        }
        seconds = seconds.clone();
    }

    public double median() {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double min() {
        return Arrays.stream(seconds).min().orElseThrow();
    }

    public double max() {
        return Arrays.stream(seconds).max().orElseThrow();
    }

    /** Round by round, how many times longer this took than another: what drift of the machine leaves alone. */
    public Timing dividedBy(Timing other) {
        if (other.seconds.length != seconds.length) {
            throw new IllegalArgumentException(
                    "rounds [" + seconds.length + "] do not match rounds [" + other.seconds.length + "]");
        }
        double[] ratios = new double[seconds.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = seconds[i] / other.seconds[i];
        }
        return new Timing(ratios);
    }
}
