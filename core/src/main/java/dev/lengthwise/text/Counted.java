package dev.lengthwise.text;

import java.util.Locale;

/** How many there are of something, in words: {@code 1 head}, {@code 4 heads}, {@code 12,000 runs}. */
public final class Counted {
    private static final int GROUPED = 10_000;

    private Counted() {
    }

    /** @param one what one of them is called; more get an s */
    public static String of(long count, String one) {
        return of(count, one, one + "s");
    }

    /** @param many what several are called, and none */
    public static String of(long count, String one, String many) {
        String number = Math.abs(count) < GROUPED ? Long.toString(count) : String.format(Locale.ROOT, "%,d", count);
        return number + " " + (count == 1 ? one : many);
    }
}
