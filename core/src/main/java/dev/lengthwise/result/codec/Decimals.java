package dev.lengthwise.result.codec;

/** Numbers as files have them: with so many decimals that more would only be noise. What is no number or infinite is no number. */
public final class Decimals {
    private Decimals() {
    }

    /** With at most six. */
    public static double six(double value) {
        return rounded(value, 1e6);
    }

    /** With at most four. */
    public static double four(double value) {
        return rounded(value, 1e4);
    }

    private static double rounded(double value, double digits) {
        return Double.isFinite(value) ? Math.round(value * digits) / digits : Double.NaN;
    }
}
