package dev.lengthwise.task.digits;

import java.util.Locale;

/** What stands beside the digits of a number. */
public enum DigitFormat {
    /** Nothing: {@code 1 2 + 3 4}. */
    PLAIN,
    /** In inputs, before each digit but the first of its number, a blank in half of the cases: {@code 1 _ 2 + 3 4}. */
    SPACED,
    /** Before each digit an index that says its place, counted from a random one: {@code i5 1 i4 2 + i5 3 i4 4}. In answers too. */
    INDEX_HINTED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
