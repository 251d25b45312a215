package dev.lengthwise.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shares as percentages, with as many decimals as keep 0 and 100 for "none" and "all". */
public final class Percent {
    private static final int MOST_DECIMALS = 6;
    private static final double ROUNDING = 1e-12;

    private Percent() {
    }

    /**
     * A share in percent, without the sign: one decimal; within a percent of 100 two, or as many as show what is missing;
     * below one percent two significant digits. 0.973 is {@code 97.3}, 0.9993 is {@code 99.93}, 0.99999 is
     * {@code 99.999}, 0.00012 is {@code 0.012}; only 1 is {@code 100} and only 0 is {@code 0}.
     *
     * @param rate 0 to 1
     */
    public static String of(double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("rate " + rate + " is not in 0..1");
        }
        if (rate == 0) {
            return "0";
        }
        if (rate == 1) {
            return "100";
        }
        double missing = 100 * Math.min(rate, 1 - rate);
        double digits = -Math.floor(StrictMath.log10(missing)) + (rate < 0.5 ? 1 : 0);
        int decimals = missing >= 1 ? 1 : (int) Math.clamp(digits, 2, MOST_DECIMALS);
        double least = StrictMath.pow(10, -MOST_DECIMALS);
        double shown = Math.clamp(100 * rate, least, 100 - least);
        return String.format(Locale.ROOT, "%." + decimals + "f", shown);
    }

    /** {@link #of} with its sign. */
    public static String signed(double rate) {
        return of(rate) + "\u00a0%";
    }

    /**
     * A difference of two shares in percentage points, with the digits of {@link #of} and its sign: 0.053 is {@code +5.3}; only
     * no difference, or what rounding leaves of none, is {@code 0}.
     *
     * @param difference -1 to 1
     */
    public static String points(double difference) {
        double size = Math.abs(difference);
        return size < ROUNDING ? "0" : (difference > 0 ? "+" : "-") + of(size);
    }

    /**
     * Pads numbers on the right so that the decimal points of a column stand below each other when it is right-aligned.
     *
     * @param rows of the same size
     * @param point stands for a missing decimal point
     * @param digit stands for a missing digit
     */
    public static List<List<String>> align(List<List<String>> rows, char point, char digit) {
        int[] most = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                most[column] = Math.max(most[column], decimals(row.get(column)));
            }
        }
        List<List<String>> aligned = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> padded = new ArrayList<>();
            for (int column = 0; column < row.size(); column++) {
                int own = decimals(row.get(column));
                String pad = String.valueOf(digit).repeat(most[column] - own);
                padded.add(row.get(column) + (own == 0 && most[column] > 0 ? point + pad : pad));
            }
            aligned.add(padded);
        }
        return aligned;
    }

    /** {@link #align} with the blanks of proportional fonts that are as wide as a point and a digit. */
    public static List<List<String>> align(List<List<String>> rows) {
        return align(rows, '\u2008', '\u2007');
    }

    private static int decimals(String number) {
        int dot = number.indexOf('.');
        return dot < 0 ? 0 : number.length() - dot - 1;
    }
}
