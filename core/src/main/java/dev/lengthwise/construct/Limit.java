package dev.lengthwise.construct;

/**
 * What ends a construction. Those here may end any; a task's constructions have some of their own ({@link TaskConstruction#limits}).
 *
 * @param words for people, and in files
 */
public record Limit(String words) {
    /** Too much weight on keys that are not wanted, in exact arithmetic. */
    public static final Limit ATTENTION = new Limit("attention not sparse enough");
    /** Scores, and with them shares, are rounded by more than those of two candidates differ. */
    public static final Limit ROUNDING = new Limit("scores rounded by more than they differ");
    /** A weight, a score or a logit above the largest number. */
    public static final Limit OVERFLOW = new Limit("numbers above the largest one");

    public Limit {
        if (words.isBlank()) {
            throw new IllegalArgumentException("a limit has no words");
        }
    }
}
