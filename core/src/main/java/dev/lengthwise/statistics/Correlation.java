package dev.lengthwise.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Pearson's correlation. */
public final class Correlation {
    private static final double SAME = 1e-24;

    private Correlation() {
    }

    /**
     * Of pairs. Empty for fewer than three, of which any two lie on a line, and where either has one value only.
     *
     * @return -1 to 1
     */
    public static OptionalDouble of(double[] one, double[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(one.length + " values and " + other.length + " are no pairs");
        }
        if (one.length < 3) {
            return OptionalDouble.empty();
        }
        double a = Arrays.stream(one).average().orElseThrow();
        double b = Arrays.stream(other).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < one.length; i++) {
            ab += (one[i] - a) * (other[i] - b);
            aa += (one[i] - a) * (one[i] - a);
            bb += (other[i] - b) * (other[i] - b);
        }
        return aa < SAME || bb < SAME
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.clamp(ab / Math.sqrt(aa * bb), -1, 1));
    }
}
