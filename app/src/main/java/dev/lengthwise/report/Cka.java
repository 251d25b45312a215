package dev.lengthwise.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Values of centered kernel alignment as text. */
final class Cka {
    private static final int DECIMALS = 3;

    private Cka() {
    }

    /** Three decimals, such as {@code 0.931}; {@code -} where there is no value. */
    static String plain(double value) {
        return Double.isNaN(value)
                ? "-"
                : new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** The same for a page, with a real minus. */
    static String of(double value) {
        return plain(value).replace('-', '−');
    }
}
