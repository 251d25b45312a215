package dev.lengthwise.recipe;

import java.math.BigDecimal;

/** Decimals as recipes write them. */
final class Decimals {
    private static final int PLAIN_EXPONENTS = 2;

    private Decimals() {
    }

    /** The shortest text that reads as the same number and as a decimal: {@code 0.5}, {@code 1.0}, {@code 1e-3}. */
    static String shortest(double value) {
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        String plain = exact.scale() > 0 ? exact.toPlainString() : exact.toPlainString() + ".0";
        int exponent = exact.precision() - exact.scale() - 1;
        if (exact.signum() == 0 || Math.abs(exponent) <= PLAIN_EXPONENTS) {
            return value == 0 ? Double.toString(value) : plain;
        }
        String scientific = exact.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
        return scientific.length() < plain.length() ? scientific : plain;
    }
}
