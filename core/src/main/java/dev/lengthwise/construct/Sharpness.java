package dev.lengthwise.construct;

import dev.lengthwise.model.Temper;

/**
 * What makes the attention of a construction sharp.
 *
 * @param temper of the model
 * @param unit what the score of method.md's construction is multiplied by: two keys whose order matters differ by one unit
 */
public record Sharpness(Temper temper, double unit) {
    public Sharpness {
        if (!(unit > 0) || Double.isInfinite(unit)) {
            throw new IllegalArgumentException("sharpness " + unit + " is not a number above 0");
        }
        if (unit > Temper.MOST) {
            throw new IllegalArgumentException(
                    "sharpness " + unit + " is above " + Temper.MOST + ": weights are 32-bit floats");
        }
    }

    /** Scores in units of 1, times τ(n) = β · ln n: β of 1 or more is right at every length (docs/construction.md). */
    public static Sharpness tempered(double beta) {
        return new Sharpness(new Temper.LogLength(beta, Temper.Per.LAYER, false), 1);
    }

    /** The usual softmax of scores in units of s: right as long as s is at least the logarithm of the number of keys. */
    public static Sharpness plain(double unit) {
        return new Sharpness(new Temper.None(), unit);
    }
}
