package dev.lengthwise.task.digits;

import java.util.Locale;

/** In which order the digits of a number stand. */
public enum DigitOrder {
    /** Most significant first, as people write. */
    PLAIN,
    /** Least significant first, as people compute. */
    REVERSED;

    /**
     * The place of a digit, 0 for the least significant.
     *
     * @param at where it stands, from 0
     * @param length of the number
     */
    public int place(int at, int length) {
        return this == REVERSED ? at : length - 1 - at;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
