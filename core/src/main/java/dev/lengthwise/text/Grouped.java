package dev.lengthwise.text;

import java.util.Locale;

/** Whole numbers as people read them: {@code 12,000}. */
public final class Grouped {
    private Grouped() {
    }

    /** A number with a comma between thousands. */
    public static String of(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
