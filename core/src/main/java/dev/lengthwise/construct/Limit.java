package dev.lengthwise.construct;

/** What ends a construction. */
public enum Limit {
    /** Too much weight on keys that are not wanted, in exact arithmetic. */
    ATTENTION("attention not sparse enough"),
    /** Scores, and with them shares, are rounded by more than those of two candidates differ. */
    ROUNDING("scores rounded by more than they differ"),
    /** The smallest mean that says that a copy is owed, 1 / (2m - 1), is lost among the roundings of a sum. */
    RESOLUTION("repeat margin 1/(2m - 1) below resolution"),
    /** For increment: shares of places, or their squares, are rounded by more than places differ. */
    PLACES("places rounded by more than they differ"),
    /** A weight, a score or a logit above the largest number. */
    OVERFLOW("numbers above the largest one");

    private final String words;

    Limit(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
