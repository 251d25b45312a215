package dev.lengthwise.text;

import java.util.Locale;

/** p values in as many digits as they are read with. */
public final class PValue {
    private static final double LEAST = 0.001;
    private static final double FEW_DIGITS = 0.0995;

    private PValue() {
    }

    /** {@code 0.25}, {@code 0.031}, {@code <0.001}; {@code 1} only for 1, and what rounding makes 1 is {@code >0.99}. */
    public static String of(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p " + p + " is not in 0..1");
        }
        if (p < LEAST) {
            return "<0.001";
        }
        if (p > 1 - 1e-9) {
            return "1";
        }
        return p >= 0.995 ? ">0.99" : String.format(Locale.ROOT, p >= FEW_DIGITS ? "%.2f" : "%.3f", p);
    }
}
