package dev.lengthwise.key;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a number may be, as people say it: {@code at least 1}, {@code 0 or above}, {@code above 0}, {@code a number from 1 on},
 * {@code 0 to 1}, {@code 0 to below 1}, {@code above 0 and at most 1}, {@code above 0 and below 1}. What stands in parentheses, and after a
 * semicolon, is for people alone.
 *
 * @param words as they are written
 * @param openMin whether the minimum itself is not allowed
 * @param max infinite where there is none
 * @param openMax whether the maximum itself is not allowed
 */
public record Bounds(String words, double min, boolean openMin, double max, boolean openMax) {
    private static final String NUMBER = "(-?[0-9.]+(?:e-?[0-9]+)?)";
    private static final Pattern FROM = Pattern
            .compile("(?:at least " + NUMBER + "|" + NUMBER + " or above|a number from " + NUMBER + " on)");
    private static final Pattern ABOVE = Pattern
            .compile("(?:a number )?above " + NUMBER + "(?: and (at most|below) " + NUMBER + ")?");
    private static final Pattern BETWEEN = Pattern.compile(NUMBER + " to (below )?" + NUMBER);

    /**
     * Reads the words.
     *
     * @throws IllegalArgumentException for words that are none of these
     */
    public static Bounds parse(String words) {
        String plain = words.replaceAll(" \\([^)]*\\)|;.*", "");
        Matcher from = FROM.matcher(plain);
        if (from.matches()) {
            String min = from.group(1) != null ? from.group(1) : from.group(2) != null ? from.group(2) : from.group(3);
            return new Bounds(words, Double.parseDouble(min), false, Double.POSITIVE_INFINITY, true);
        }
        Matcher above = ABOVE.matcher(plain);
        if (above.matches()) {
            boolean ends = above.group(2) != null;
            return new Bounds(words, Double.parseDouble(above.group(1)), true,
                    ends ? Double.parseDouble(above.group(3)) : Double.POSITIVE_INFINITY,
                    !ends || above.group(2).equals("below"));
        }
        Matcher between = BETWEEN.matcher(plain);
        if (between.matches()) {
            return new Bounds(words, Double.parseDouble(between.group(1)), false, Double.parseDouble(between.group(3)),
                    between.group(2) != null);
        }
        throw new IllegalArgumentException("bounds \"" + words + "\" are not understood; write for example at least 1,"
                + " above 0 and at most 1, or 0 to below 1");
    }

    /** Whether a number is allowed; no infinite one is. */
    public boolean holds(double value) {
        return Double.isFinite(value) && (openMin ? value > min : value >= min)
                && (openMax ? value < max : value <= max);
    }

    /**
     * One that is allowed, for where any will do.
     *
     * @param usual taken where it is allowed
     * @param whole whether it has to be a whole number
     */
    public double any(double usual, boolean whole) {
        if (holds(usual)) {
            return usual;
        }
        double least = whole ? StrictMath.floor(min) + (openMin || StrictMath.floor(min) < min ? 1 : 0) : min;
        return holds(least) ? least : Double.isInfinite(max) ? min + 1 : (min + max) / 2;
    }

    /**
     * Refuses a number that is not allowed.
     *
     * @throws IllegalArgumentException that says {@code every 0 is below 1} or {@code share 2.0 is not 0 to 1}
     */
    public void require(String name, Number value) {
        if (!holds(value.doubleValue())) {
            throw new IllegalArgumentException(name + " " + value + " is "
                    + (words.startsWith("at least ") ? words.replace("at least ", "below ") : "not " + words));
        }
    }

    @Override
    public String toString() {
        return words;
    }
}
