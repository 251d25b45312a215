package dev.lengthwise.engine.kernel;

/**
 * {@code a · b + c} rounded once, as {@link Math#fma(float, float, float)}, on processors without an instruction for it, where that
 * takes a thousand times as long.
 */
final class Fused {
    private Fused() {
    }

    static float multiplyAdd(float a, float b, float c) {
        double product = (double) a * b; // exact: 48 bits
        double sum = product + c;
        if (!Double.isFinite(sum)) {
            return (float) sum;
        }
        // Rounded twice, a sum could go to the wrong side of a tie: what the first rounding lost makes its last bit 1.
        double part = sum - product;
        double lost = product - (sum - part) + (c - part);
        if (lost != 0) {
            long bits = Double.doubleToRawLongBits(sum);
            if ((bits & 1) == 0) {
                sum = Double.longBitsToDouble(lost > 0 == sum > 0 ? bits + 1 : bits - 1);
            }
        }
        return (float) sum;
    }
}
