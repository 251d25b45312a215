package dev.lengthwise.recipe;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Lengths as people write many of them: {@code 5-8} is 5, 6, 7, 8 and {@code 10-100:10} is 10, 20, ... 100.
 *
 * @param first at least 0
 * @param last inclusive, where the step hits it
 * @param step at least 1
 */
public record LengthRange(int first, int last, int step) {
    /** How many lengths a list may have. */
    public static final int MOST = 10_000;
    /** How a range is written, as a regular expression. */
    public static final String WRITTEN = "(\\d{1,10})-(\\d{1,10})(?::(\\d{1,10}))?";
    private static final Pattern FORM = Pattern.compile(WRITTEN);

    public LengthRange {
        if (last < first) {
            throw new IllegalArgumentException(shown(first, last, step) + " runs backwards; write "
                    + shown(last, first, step));
        }
        if (step < 1) {
            throw new IllegalArgumentException(shown(first, last, step) + " has step " + step + ", which is below 1");
        }
        long count = ((long) last - first) / step + 1;
        if (count > MOST) {
            throw new IllegalArgumentException(shown(first, last, step) + " are " + count
                    + " lengths, of which at most " + MOST + " are allowed; a step such as "
                    + shown(first, last, (int) Math.min(Integer.MAX_VALUE, (long) step * (count / MOST + 1)))
                    + " leaves some out");
        }
    }

    /** Whether a text is a range, rather than one length. */
    public static boolean isRange(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * Reads a range.
     *
     * @throws IllegalArgumentException where it is none, or one that makes no sense
     */
    public static LengthRange parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    Escapes.shorten(Escapes.quote(text)) + " is neither a length nor a range such as 5-8 or 10-100:10");
        }
        try {
            return new LengthRange(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)),
                    matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text + " has a number above " + Integer.MAX_VALUE, e);
        }
    }

    /** From short to long. */
    public List<Integer> lengths() {
        return IntStream.iterate(0, i -> i <= (last - first) / step, i -> i + 1).map(i -> first + i * step).boxed()
                .toList();
    }

    private static String shown(int first, int last, int step) {
        return first + "-" + last + (step == 1 ? "" : ":" + step);
    }
}
